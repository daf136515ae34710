package dev.limen.adapters.persistence.user;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import dev.limen.domain.storage.Overloaded;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Argon2id with 19 MiB, two passes, one lane. Hashing keeps a core busy, so it has threads of its own, half as many as
 * there are cores: however many people sign in at once, the rest of the program goes on. Who would have to queue behind
 * too many others is told so at once.
 */
@Singleton
final class Argon2Passwords implements Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** At some 80 ms each, the last of them is answered after about five seconds on one thread. */
    private static final int MAX_QUEUED = 64;

    private static final Argon2Function FUNCTION =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

    private final ExecutorService threads;

    Argon2Passwords() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MAX_QUEUED);
    }

    Argon2Passwords(int threadCount, int queueLength) {
        threads = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueLength),
                Thread.ofPlatform().name("argon2-", 0).daemon().factory());
    }

    /** @throws Overloaded when too many others are being hashed or compared */
    @Override
    public PasswordHash hash(Password password) {
        return onThread(() -> new PasswordHash(com.password4j.Password.hash(password.value())
                .addRandomSalt(SALT_BYTES)
                .with(FUNCTION)
                .getResult()));
    }

    /** @throws Overloaded when too many others are being hashed or compared */
    @Override
    public boolean matches(Password password, PasswordHash hash) {
        return onThread(() -> {
            try {
                return com.password4j.Password.check(password.value(), hash.value())
                        .with(Argon2Function.getInstanceFromHash(hash.value()));
            } catch (BadParametersException notOurs) {
                return false;
            }
        });
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        try {
            return !FUNCTION.equals(Argon2Function.getInstanceFromHash(hash.value()));
        } catch (BadParametersException notOurs) {
            return true;
        }
    }

    private <T> T onThread(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw new Overloaded(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Overloaded(e);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
