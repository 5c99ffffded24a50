using System.Data.Common;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>A failure that is gone at the next attempt, such as a connection that a server closed.</summary>
public sealed class TransientFault() : DbException("The connection was closed.")
{
    public override bool IsTransient => true;
}
