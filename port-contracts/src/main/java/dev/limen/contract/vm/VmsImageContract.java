package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.StorageContract;
import dev.limen.contract.image.ImageBuilder;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.installation.SourceImage;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The images that VMs are made from. */
interface VmsImageContract extends StorageContract {

    private UserId owner() {
        return user().addTo(storage()).id();
    }

    private SourceImage image(String name) {
        Image image = ImageBuilder.ready(storage(), name, ImageFormat.QCOW2, 1);
        return new SourceImage(image.id(), image.name(), image.file(), ImageFormat.QCOW2);
    }

    @Test
    default void aVmRemembersTheImageThatItWasMadeFrom() {
        SourceImage image = image("debian.qcow2");

        VmView added = vmOf(owner()).from(image).addTo(storage());

        assertEquals(image, added.image());
        assertEquals(image, storage().vmQueries().find(added.id()).orElseThrow().image());
        assertEquals(
                image, storage().vmQueries().list(VmFilter.all()).getFirst().image());
    }

    @Test
    default void theVmsOfAnImageAreFoundInTheOrderOfTheirIds() {
        UserId owner = owner();
        SourceImage image = image("debian.qcow2");
        vmOf(owner).from(image("other.qcow2")).addTo(storage());
        VmView first = vmOf(owner).from(image).addTo(storage());
        vmOf(owner).addTo(storage());
        VmView second = vmOf(owner()).from(image).addTo(storage());
        vmOf(owner).from(image).addTo(storage());

        assertEquals(List.of(first, second), storage().vmQueries().madeFrom(image.id(), 2));
        assertEquals(List.of(), storage().vmQueries().madeFrom(new ImageId(4711), 2));
    }

    @Test
    default void aVmOfAnImageThatIsNotThereIsRefused() {
        SourceImage image = image("debian.qcow2");
        storage().unitOfWork().execute(() -> storage().images().remove(image.id()));

        assertThrows(ImageError.NotFound.class, () -> vmOf(owner()).from(image).addTo(storage()));

        assertEquals(0, storage().vmQueries().count(VmFilter.all()));
    }

    @Test
    default void theChangeLogTellsTheImage() {
        SourceImage image = image("debian.qcow2");

        VmView added = vmOf(owner()).from(image).addTo(storage());

        assertEquals(added, storage().changeLog().vmSnapshot(null).vms().getFirst());
    }
}
