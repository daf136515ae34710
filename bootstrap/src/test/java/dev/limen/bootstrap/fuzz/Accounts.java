package dev.limen.bootstrap.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Those who make the requests. What they do may cost them their accounts; others follow then. */
final class Accounts {

    static final String PASSWORD = "S3cret~of the crew";

    private static final Map<String, Integer> ENOUGH =
            Map.of("max_vms", 20, "max_cpu", 60, "max_memory", 100_000, "max_disk", 1_000);

    private final Keeper keeper;
    private final List<Person> people = new ArrayList<>();
    private int hired;

    Accounts(Keeper keeper) {
        this.keeper = keeper;
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

    /** Replaces whoever can no longer do what the crew is for, and gives all of them room for VMs again. */
    void refill() {
        if (!keeper.mayGet(admin(), "/api/admin/usage")) {
            people.set(0, hire("admin"));
        }
        for (int i = 1; i < people.size(); i++) {
            if (!keeper.mayGet(people.get(i), "/api/quota")) {
                people.set(i, hire("user"));
            }
        }
        people.forEach(person -> keeper.must("PUT", "/api/admin/users/" + person.id() + "/quota", ENOUGH));
    }

    private Person hire(String role) {
        hired++;
        return keeper.add("crew-" + role + "-" + hired, PASSWORD, role);
    }
}
