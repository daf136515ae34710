package dev.limen.adapters.libvirt.binding;

import dev.limen.domain.vm.VmUuid;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The naming scheme of domains and of all that belongs to them. */
public final class GuestNaming {

    private static final Pattern NAME = Pattern.compile("limen-(\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

    private GuestNaming() {}

    /** The domain's name at libvirt, until somebody renames it. */
    public static String nameOf(VmUuid uuid) {
        return "limen-" + uuid.value();
    }

    /** The guest whose name a name begins with. */
    public static Optional<VmUuid> ownerOf(String name) {
        return Optional.of(NAME.matcher(name))
                .filter(Matcher::lookingAt)
                .map(match -> new VmUuid(UUID.fromString(match.group(1))));
    }
}
