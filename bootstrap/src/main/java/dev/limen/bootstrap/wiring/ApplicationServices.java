package dev.limen.bootstrap.wiring;

import dev.limen.application.ApplicationService;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.inject.Singleton;

/** A build-time extension that makes the services of the application beans, because the application names no framework. */
public final class ApplicationServices implements BuildCompatibleExtension {

    @Discovery
    public void register(MetaAnnotations annotations) {
        annotations.addStereotype(ApplicationService.class).addAnnotation(Singleton.class);
    }
}
