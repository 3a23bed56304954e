package org.tallystick.porch.web;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.tallystick.platform.store.DamagedFile;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.TryLater;

/// What an exception means to the person who asked: one table for those of the house, of Spring, of
/// the container and of the database. What is not in it is a fault of ours.
final class Faults {

    private static final int OURS = 500;

    /// A form with more fields or text than the server reads: 413 to the browser, with words of its
    /// own.
    static final int LARGE_FORM = 591;

    /// Nobody waits for the answer any more.
    static final int NOBODY = 0;

    /// The disk is full: 503 to the browser, with words of its own.
    static final int NO_ROOM = 507;

    /// What is on the disk is not what was kept: 500 to the browser, with words of its own.
    static final int DAMAGED = 590;

    private record Row(int status, List<Class<?>> kinds) {
        static Row of(int status, Class<?>... kinds) {
            return new Row(status, List.of(kinds));
        }

        boolean covers(Throwable cause) {
            return kinds.stream().anyMatch(kind -> kind.isInstance(cause));
        }
    }

    private static final List<Row> TABLE = List.of(
            Row.of(NOBODY, ClientAbortException.class, AsyncRequestNotUsableException.class),
            Row.of(404, NotFound.class),
            Row.of(409, Conflict.class),
            Row.of(413, MaxUploadSizeExceededException.class, SizeException.class),
            Row.of(
                    400,
                    MultipartException.class,
                    InvalidFileNameException.class,
                    InvalidParameterException.class,
                    RequestRejectedException.class,
                    HttpMessageNotReadableException.class,
                    TypeMismatchException.class,
                    BindException.class),
            Row.of(DAMAGED, DamagedFile.class),
            Row.of(LARGE_FORM, FieldLengths.TooMany.class),
            Row.of(
                    503,
                    CommandRefused.class,
                    TryLater.class,
                    DataAccessResourceFailureException.class,
                    TransientDataAccessException.class,
                    QueryTimeoutException.class,
                    CannotCreateTransactionException.class,
                    TransactionSystemException.class,
                    SQLRecoverableException.class,
                    SQLTransientException.class));

    /// Text with a character that no database keeps, by PostgreSQL's codes.
    private static final Set<String> UNKEEPABLE = Set.of("22021", "22P05");

    private Faults() {}

    /// The status that answers for this exception, or for what caused it.
    static int status(Throwable fault) {
        // A full disk lies under exceptions that say less.
        if (causes(fault).anyMatch(Faults::noRoom)) return NO_ROOM;
        if (causes(fault).anyMatch(Faults::sizes)) return 413;
        return causes(fault)
                .map(Faults::one)
                .filter(status -> status != OURS)
                .findFirst()
                .orElse(OURS);
    }

    private static int one(Throwable cause) {
        if (cause instanceof InvalidParameterException form && form.getErrorCode() == 413) return LARGE_FORM;
        if (cause instanceof SQLException sql) return ofState(String.valueOf(sql.getSQLState()));
        if (cause instanceof ErrorResponse spring && !(cause instanceof MultipartException))
            return plainly(spring.getStatusCode().value());
        return TABLE.stream()
                .filter(row -> row.covers(cause))
                .map(Row::status)
                .findFirst()
                .orElse(OURS);
    }

    /// Forbidden is not found.
    private static int plainly(int status) {
        return status == 403 ? 404 : status;
    }

    /// No connection, shutting down, no resources, or two that waited for each other.
    private static int ofState(String state) {
        if (UNKEEPABLE.contains(state)) return 400;
        return Stream.of("08", "57P", "53", "40").anyMatch(state::startsWith) ? 503 : OURS;
    }

    private static boolean sizes(Throwable cause) {
        return cause instanceof SizeException || cause instanceof MaxUploadSizeExceededException;
    }

    private static boolean noRoom(Throwable cause) {
        return cause instanceof SQLException sql && "53100".equals(sql.getSQLState())
                || cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("No space left on device");
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, java.util.Objects::nonNull, Throwable::getCause)
                .limit(20);
    }

    /// The same for every occurrence of the same fault, so that the one which the log shows whole
    /// can be found by it: the kind of the first cause, and where in this house it came up.
    static String reference(Throwable fault) {
        var first = causes(fault).reduce((_, cause) -> cause).orElse(fault);
        var place = Stream.concat(
                        causes(fault)
                                .flatMap(each -> Stream.of(each.getStackTrace()))
                                .filter(frame -> frame.getClassName().startsWith("org.tallystick.")),
                        Stream.of(first.getStackTrace()))
                .map(frame -> frame.getClassName() + ":" + frame.getLineNumber())
                .findFirst()
                .orElse("");
        return "%08X".formatted((first.getClass().getName() + place).hashCode());
    }
}
