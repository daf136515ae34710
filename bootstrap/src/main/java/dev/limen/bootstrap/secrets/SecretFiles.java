package dev.limen.bootstrap.secrets;

import dev.limen.bootstrap.config.Settings;
import dev.limen.bootstrap.config.StartupRefused;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The configuration source of secrets in files: every setting that is a secret may be given as {@code NAME_FILE} instead,
 * which names a file that holds it. No message repeats what was set, as it may be the secret itself in the wrong place.
 */
public final class SecretFiles implements ConfigSourceFactory {

    private static final List<String> SECRETS =
            List.of("limen.jwt-secret", "limen.jwt-secret-previous", "limen.database.password", "limen.admin.password");

    private static final String FILE = "-file";
    private static final Pattern LAST_LINE_END = Pattern.compile("\\r?\\n\\z");

    /** Above the environment; that a secret is set in both places is refused. */
    private static final int ORDINAL = 310;

    /**
     * Reads the files.
     *
     * @throws StartupRefused naming every setting that is given twice, or whose file holds no secret
     */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext settings) {
        Map<String, String> secrets = new HashMap<>();
        List<String> findings = new ArrayList<>();
        for (String secret : SECRETS) {
            value(settings, secret + FILE).ifPresent(file -> {
                if (value(settings, secret).isPresent()) {
                    findings.add(environmentName(secret) + " and " + environmentName(secret + FILE)
                            + " are both set: remove one of them.");
                    return;
                }
                try {
                    secrets.put(secret, literally(read(file)));
                } catch (NoSecret e) {
                    findings.add(environmentName(secret + FILE) + " " + e.getMessage() + ".");
                }
            });
        }
        if (!findings.isEmpty()) {
            throw new StartupRefused(findings);
        }
        return List.of(new PropertiesConfigSource(secrets, "files of secrets", ORDINAL));
    }

    /** The settings that name a file which more people can read than LIMEN's own user and group. */
    public static List<String> openToOthers(SmallRyeConfig settings) {
        return SECRETS.stream()
                .map(secret -> secret + FILE)
                .filter(setting -> settings.getOptionalValue(setting, String.class)
                        .filter(SecretFiles::isOpenToOthers)
                        .isPresent())
                .map(SecretFiles::environmentName)
                .toList();
    }

    private static Optional<String> value(ConfigSourceContext settings, String name) {
        return Optional.ofNullable(settings.getValue(name).getValue()).filter(value -> !value.isEmpty());
    }

    private static String environmentName(String property) {
        return Settings.environmentName(property);
    }

    private static String read(String file) throws NoSecret {
        try {
            String text = LAST_LINE_END.matcher(Files.readString(Path.of(file))).replaceFirst("");
            if (text.isBlank()) {
                throw new NoSecret("names a file that is empty: put the secret into it");
            }
            if (text.contains("\\$")) {
                throw new NoSecret(
                        "names a file with a backslash before a dollar sign, which no setting can hold: choose"
                                + " another secret");
            }
            return text;
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new NoSecret("names a file that does not exist: correct the path");
        } catch (CharacterCodingException e) {
            throw new NoSecret("names a file that is not text in UTF-8: put the secret into it as text");
        } catch (IOException e) {
            throw new NoSecret("names a file that cannot be read: let LIMEN's user read it");
        }
    }

    /** What a file holds is meant as it is, and not as an expression that refers to other settings. */
    private static String literally(String text) {
        return text.replace("$", "$$");
    }

    private static boolean isOpenToOthers(String file) {
        try {
            return Files.getPosixFilePermissions(Path.of(file)).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** What is wrong with a file, to follow the name of its setting. */
    private static final class NoSecret extends Exception {
        NoSecret(String problem) {
            super(problem);
        }
    }
}
