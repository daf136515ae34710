package dev.limen.bootstrap.architecture.sample.theserverknowsnotool.bootstrap.health;

import dev.limen.bootstrap.architecture.sample.theserverknowsnotool.client.LimenClient;

final class HealthCheck {
    LimenClient client = new LimenClient();
}
