package org.socai.api.security;

/** What the login page says in one language. */
record LoginWords(
        String lang,
        String title,
        String name,
        String password,
        String signIn,
        String failed,
        String signedOut,
        String otherLang,
        String otherLanguage) {
    static final LoginWords VIETNAMESE =
            new LoginWords(
                    "vi",
                    "Đăng nhập",
                    "Tên đăng nhập",
                    "Mật khẩu",
                    "Đăng nhập",
                    "Tên đăng nhập hoặc mật khẩu không đúng.",
                    "Bạn đã đăng xuất.",
                    "en",
                    "English");

    static final LoginWords ENGLISH =
            new LoginWords(
                    "en",
                    "Sign in",
                    "User name",
                    "Password",
                    "Sign in",
                    "The user name or the password is wrong.",
                    "You have signed out.",
                    "vi",
                    "Tiếng Việt");
}
