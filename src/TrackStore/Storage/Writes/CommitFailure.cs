using System.Data.Common;

namespace TrackStore.Storage.Writes;

/// <summary>Tells what is known of a transaction whose commit failed.</summary>
internal static class CommitFailure
{
    // Classes of SQLSTATE: the connection broke, or the server was ended by its operator.
    private const string ConnectionClass = "08";
    private const string OperatorClass = "57";

    /// <summary>
    /// Tells whether the server has answered that it took the transaction back. A connection that broke during the commit leaves open
    /// whether it was made.
    /// </summary>
    public static bool IsCertain(Exception error) => Cause(error) is { SqlState: { Length: > 0 } state }
        && !state.StartsWith(ConnectionClass, StringComparison.Ordinal)
        && !state.StartsWith(OperatorClass, StringComparison.Ordinal);

    /// <summary>Returns the driver's exception, which EF Core wraps and which may have a cause of its own; null if there is none.</summary>
    public static DbException? Cause(Exception? error)
    {
        while (error is not (null or DbException))
            error = error.InnerException;
        return error as DbException;
    }
}
