using System.Linq.Expressions;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>
/// One condition of a query, in the two forms that a plan needs: a test of each track that comes along, and the tracks that an index finds.
/// </summary>
internal sealed record TrackFilter
{
    /// <summary>
    /// Gets the test. It leads no database to an index: a column stands in an expression, and links are looked up for each track.
    /// </summary>
    public required Expression<Func<TrackEntity, bool>> Test { get; init; }

    /// <summary>Gets the test in the form for a read that ends early; null when that is the same.</summary>
    public Expression<Func<TrackEntity, bool>>? TestInWalk { get; init; }

    /// <summary>Gets the ids of the tracks, or null when no index has them.</summary>
    public IQueryable<long>? Ids { get; init; }

    /// <summary>Gets some of the ids, which the index returns at once; null when it returns all so, or none.</summary>
    public IQueryable<long>? QuickIds { get; init; }

    /// <summary>Gets the tracks themselves in the form for a count that ends early; null when the ids are good for it.</summary>
    public IQueryable<TrackEntity>? Rows { get; init; }

    /// <summary>Gets those tracks of a sample, which shows sooner that there are many; null when there is none.</summary>
    public IQueryable<TrackEntity>? Sample { get; init; }

    /// <summary>Gets the order whose index has the tracks together, or null. Tracks without a value in this order don't pass.</summary>
    public ITrackSort? Sort { get; init; }

    /// <summary>Gets the condition that leads a list in this order to the range in its index.</summary>
    public Expression<Func<TrackEntity, bool>>? InOrder { get; init; }

    /// <summary>Gets a value indicating whether an id may occur more than once.</summary>
    public bool HasRepeats { get; init; }

    /// <summary>Gets a value indicating whether there may be tracks among them that don't pass the test.</summary>
    public bool HasExtras { get; init; }

    /// <summary>Gets a value indicating whether the index has to collect all ids before it returns the first.</summary>
    public bool IsSlow { get; init; }
}
