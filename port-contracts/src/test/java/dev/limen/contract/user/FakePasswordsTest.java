package dev.limen.contract.user;

import dev.limen.domain.user.Passwords;

class FakePasswordsTest implements PasswordsContract {

    private final Passwords passwords = new FakePasswords();

    @Override
    public Passwords passwords() {
        return passwords;
    }
}
