package dev.limen.application.session;

import dev.limen.domain.session.RefreshToken;
import dev.limen.domain.session.Token;
import dev.limen.domain.user.UserView;

/** Whose session it is, and what they carry from now on. */
public record IssuedTokens(UserView user, Token access, RefreshToken refresh) {}
