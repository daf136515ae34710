package dev.limen.contract.user;

import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;

class FakePasswordsTest implements PasswordsContract {

    private final Passwords passwords = new FakePasswords();

    @Override
    public Passwords passwords() {
        return passwords;
    }

    @Override
    public PasswordHash earlierHash(Password password) {
        return FakePasswords.earlier(password);
    }
}
