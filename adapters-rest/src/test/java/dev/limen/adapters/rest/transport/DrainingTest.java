package dev.limen.adapters.rest.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.contract.vm.Eventually;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainingTest {

    private final Draining draining = new Draining();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<RoutingContext> unanswered = new LinkedBlockingQueue<>();
    private URI address = URI.create("http://127.0.0.1");

    @BeforeEach
    void serve() {
        Router router = Router.router(vertx);
        draining.count(router);
        router.route().handler(unanswered::add);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        address = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void stop() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private CompletableFuture<HttpResponse<String>> call(HttpRequest.Builder request) {
        return client.sendAsync(request.version(HttpClient.Version.HTTP_1_1).build(), BodyHandlers.ofString());
    }

    private Thread drain() {
        return Thread.startVirtualThread(() -> draining.drain(new ShutdownDelayInitiatedEvent()));
    }

    private static void awaitEnd(Thread thread) {
        Eventually.eventually("the draining ends", () -> !thread.isAlive());
    }

    @Test
    void aRequestInProgressIsWaitedFor() throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answered = call(HttpRequest.newBuilder(address));
        answered = call(HttpRequest.newBuilder(address)).thenCombine(answered, (one, other) -> one);
        unanswered.take().end("one");
        RoutingContext last = unanswered.take();
        Thread drain = drain();
        Eventually.eventually("the draining waits", () -> drain.getState() == Thread.State.TIMED_WAITING);
        assertFalse(answered.isDone());
        last.end("other");
        awaitEnd(drain);
        assertEquals(200, answered.join().statusCode());
    }

    @Test
    void withoutRequestsThereIsNothingToWaitFor() {
        awaitEnd(drain());
    }

    @Test
    void aRequestWhoseClientIsGoneIsNotWaitedFor() throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                call(HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()));
        RoutingContext request = unanswered.take();
        request.request().connection().close();
        answer.handle((response, failure) -> failure).join();
        awaitEnd(drain());
    }
}
