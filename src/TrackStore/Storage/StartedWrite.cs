using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage;

/// <summary>A transaction that holds the library's write lock.</summary>
/// <param name="Transaction">The transaction.</param>
/// <param name="Counters">The counters, if taking the lock has read them; null when they are still to be read.</param>
internal readonly record struct StartedWrite(IDbContextTransaction Transaction, StoreCountersEntity? Counters);
