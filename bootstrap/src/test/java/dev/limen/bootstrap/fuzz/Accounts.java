package dev.limen.bootstrap.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The accounts that make the requests. One that its own requests made unusable is replaced. */
final class Accounts {

    static final String PASSWORD = "S3cret~of the clients";

    static final Map<String, Integer> ENOUGH =
            Map.of("max_vms", 20, "max_cpu", 60, "max_memory", 100_000, "max_disk", 1_000);

    private final AdminClient adminClient;
    private final List<Person> people = new ArrayList<>();
    private int created;

    Accounts(AdminClient adminClient) {
        this.adminClient = adminClient;
        people.add(hire("admin"));
        people.add(hire("user"));
        people.add(hire("user"));
    }

    Person admin() {
        return people.getFirst();
    }

    List<Person> people() {
        return people;
    }

    /** Replaces whatever account is no longer usable, and gives all of them room for VMs again. */
    void refill() {
        if (!adminClient.mayGet(admin(), "/api/admin/usage")) {
            people.set(0, hire("admin"));
        }
        for (int i = 1; i < people.size(); i++) {
            if (!adminClient.mayGet(people.get(i), "/api/quota")) {
                people.set(i, hire("user"));
            }
        }
        people.forEach(person -> adminClient.must("PUT", "/api/admin/users/" + person.id() + "/quota", ENOUGH));
    }

    private Person hire(String role) {
        created++;
        return adminClient.add("account-" + role + "-" + created, PASSWORD, role);
    }
}
