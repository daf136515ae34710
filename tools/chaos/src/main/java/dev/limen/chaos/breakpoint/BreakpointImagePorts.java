package dev.limen.chaos.breakpoint;

import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.image.ImageSources;
import dev.limen.domain.image.Images;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** As {@link BreakpointPorts}, for the ports of the image library. */
@Singleton
final class BreakpointImagePorts {

    private final PortInterceptor interceptor;

    BreakpointImagePorts(PortInterceptor interceptor) {
        this.interceptor = interceptor;
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Images images() {
        return interceptor.intercepted(Images.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    ImageQueries imageQueries() {
        return interceptor.intercepted(ImageQueries.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    ImageFiles imageFiles() {
        return interceptor.intercepted(ImageFiles.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    ImageSources imageSources() {
        return interceptor.intercepted(ImageSources.class);
    }
}
