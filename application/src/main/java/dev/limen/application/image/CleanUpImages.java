package dev.limen.application.image;

import dev.limen.application.MonotonicClock;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Images;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes what uploads, imports and removals left that were cut off: images on which nobody works any more, and drafts that
 * belong to no image. Failed imports are forgotten after a day.
 */
public final class CleanUpImages {

    private static final Duration FAILURE_RETENTION = Duration.ofDays(1);

    private final UnitOfWork unitOfWork;
    private final Images images;
    private final ImageQueries queries;
    private final ImageFiles files;
    private final ImageTransfers transfers;
    private final Processes processes;
    private final Duration absence;
    private final InstantSource clock;
    private final MonotonicClock monotonicClock;
    private final Map<ProcessId, Duration> absentSince = new HashMap<>();

    /** @param absence how long a process must have been missing before it counts as gone */
    public CleanUpImages(
            UnitOfWork unitOfWork,
            Images images,
            ImageQueries queries,
            ImageFiles files,
            ImageTransfers transfers,
            Processes processes,
            Duration absence,
            InstantSource clock,
            MonotonicClock monotonicClock) {
        this.unitOfWork = unitOfWork;
        this.images = images;
        this.queries = queries;
        this.files = files;
        this.transfers = transfers;
        this.processes = processes;
        this.absence = absence;
        this.clock = clock;
        this.monotonicClock = monotonicClock;
    }

    /** To be called again and again, some seconds apart: a process counts as gone from the second call on. */
    public synchronized void handle() {
        Set<ImageFile> drafts = files.drafts();
        List<Image> unsettled = queries.unsettled();
        noteAbsences(unsettled);
        unsettled.stream().filter(this::isCutOff).forEach(this::remove);
        Set<ImageFile> known = unsettled.stream().map(Image::file).collect(Collectors.toSet());
        drafts.stream()
                .filter(draft -> !known.contains(draft) && !transfers.isInProgress(draft))
                .forEach(files::discard);
        unitOfWork.execute(() -> images.forgetFailedBefore(clock.instant().minus(FAILURE_RETENTION)));
    }

    private void noteAbsences(List<Image> unsettled) {
        Set<ProcessId> concerned = unsettled.stream()
                .flatMap(image -> Stream.ofNullable(image.by()))
                .collect(Collectors.toSet());
        concerned.remove(processes.self());
        if (!concerned.isEmpty()) {
            concerned.removeAll(processes.present());
        }
        Duration now = monotonicClock.elapsed();
        absentSince.keySet().retainAll(concerned);
        concerned.forEach(process -> absentSince.putIfAbsent(process, now));
    }

    private boolean isCutOff(Image image) {
        @Nullable ProcessId by = image.by();
        if (by == null || by.equals(processes.self())) {
            return !transfers.isInProgress(image.file());
        }
        @Nullable Duration since = absentSince.get(by);
        return since != null && monotonicClock.since(since).compareTo(absence) >= 0;
    }

    /** Unless it has become ready meanwhile. */
    private void remove(Image cutOff) {
        boolean stillUnsettled = unitOfWork.execute(() -> images.find(cutOff.id())
                .filter(image -> image.state().isInProgress() || image.state() == ImageState.REMOVING)
                .map(this::markRemoved)
                .isPresent());
        if (stillUnsettled) {
            files.delete(cutOff.file());
            unitOfWork.execute(() -> images.remove(cutOff.id()));
        }
    }

    private Image markRemoved(Image image) {
        Image removed = image.removed(clock.instant());
        images.save(removed);
        return removed;
    }
}
