package dev.limen.bootstrap.config;

import dev.limen.domain.InvalidValue;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.policy.OsType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The images that operating systems stand for, read from {@code debian=debian-12.qcow2} and the like. */
public final class OsImages {

    private OsImages() {}

    /**
     * The images by their operating systems.
     *
     * @throws IllegalArgumentException naming the first one that is wrong
     */
    public static Map<OsType, ImageName> of(List<String> settings, List<String> osTypes) {
        Map<OsType, ImageName> images = new HashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            if (parts.length < 2 || !osTypes.contains(parts[0])) {
                throw new IllegalArgumentException(setting);
            }
            try {
                images.put(new OsType(parts[0]), new ImageName(parts[1]));
            } catch (InvalidValue noName) {
                throw new IllegalArgumentException(setting, noName);
            }
        }
        return images;
    }
}
