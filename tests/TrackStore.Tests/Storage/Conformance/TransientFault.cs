using System.Data.Common;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>A failure that is gone at the next attempt, such as a connection that a server closed.</summary>
public sealed class TransientFault(string? sqlState = null) : DbException("The connection was closed.")
{
    public override bool IsTransient => true;

    /// <summary>Gets the code of a server that took the transaction back, or null for a connection that broke.</summary>
    public override string? SqlState => sqlState;
}
