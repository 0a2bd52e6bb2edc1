package org.socai.ledger.axon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A transaction's connection as Axon's token store sees it: it closes and commits what it is given,
 * which here belongs to the transaction.
 */
record SharedConnection(Connection connection) {
    Connection asConnection() {
        return (Connection)
                Proxy.newProxyInstance(
                        SharedConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        this::invoke);
    }

    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("close") || method.getName().equals("commit")) {
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
