package dev.limen.chaos.replay;

import dev.limen.chaos.testbed.DatabaseServer;
import dev.limen.chaos.testbed.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes of VMs in plain SQL, each in a transaction of its own, as one more process on the database would make them: the
 * database itself keeps the change log. They cost a small part of what they cost through the API. Nobody else may change
 * these VMs.
 */
final class SqlChanges {

    private static final int MAX_CONNECTIONS = 4;

    private SqlChanges() {}

    /** Begins to make so many changes a second, all in all. */
    static Workers begin(DatabaseServer database, List<Long> vms, double rate, Duration time) {
        int connections = Math.min(MAX_CONNECTIONS, vms.size());
        return Workers.of(connections, number -> {
            String own = IntStream.range(0, vms.size())
                    .filter(i -> i % connections == number)
                    .mapToObj(i -> vms.get(i).toString())
                    .collect(Collectors.joining(","));
            database.execute(changes(own, time, rate / connections));
        });
    }

    /** Goes on until the time is over, and waits for nothing when it is late. */
    private static String changes(String vms, Duration time, double rate) {
        return String.format(Locale.ROOT, """
                do $$
                declare
                    vms    bigint[] := array[%s];
                    begun  timestamptz := clock_timestamp();
                    done   integer := 0;
                begin
                    while clock_timestamp() < begun + interval '%d milliseconds' loop
                        update vm set updated_at = clock_timestamp(), version = version + 1
                            where id = vms[1 + done %% array_length(vms, 1)];
                        commit;
                        done := done + 1;
                        perform pg_sleep(greatest(0, done / %f - extract(epoch from clock_timestamp() - begun)));
                    end loop;
                end $$
                """, vms, time.toMillis(), rate);
    }
}
