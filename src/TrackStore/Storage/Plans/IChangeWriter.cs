using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Plans;

/// <summary>Applies plans.</summary>
internal interface IChangeWriter
{
    /// <summary>Writes the changes of a plan within the transaction of a context, in one round trip where the driver can.</summary>
    Task ApplyAsync(DbContext context, ChangePlan plan, CancellationToken cancellationToken);
}
