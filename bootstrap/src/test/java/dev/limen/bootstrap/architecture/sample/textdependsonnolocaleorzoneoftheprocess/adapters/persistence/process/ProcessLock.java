package dev.limen.bootstrap.architecture.sample.textdependsonnolocaleorzoneoftheprocess.adapters.persistence.process;

/** Asks for numbers that are no numbers to PostgreSQL where the process runs with Persian or Arabic digits. */
final class ProcessLock {

    private ProcessLock() {}

    @SuppressWarnings("DefaultLocale") // what the rule is about
    static String query(int lock) {
        return "select 1 from pg_locks where classid = %d".formatted(lock);
    }
}
