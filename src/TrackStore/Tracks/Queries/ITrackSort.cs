using System.Linq.Expressions;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>An order by one column, which an index has, and the id among equal values.</summary>
internal interface ITrackSort
{
    /// <summary>Gets the condition that a track has a value, or null when every track has one.</summary>
    Expression<Func<TrackEntity, bool>>? HasValue { get; }

    /// <param name="tracks">The tracks.</param>
    /// <param name="descending">Whether the order is reversed.</param>
    /// <param name="useIndex">False keeps the database from walking through the index.</param>
    IQueryable<TrackEntity> Sort(IQueryable<TrackEntity> tracks, bool descending, bool useIndex = true);

    /// <summary>Returns the condition that a track comes after a place in the list.</summary>
    Expression<Func<TrackEntity, bool>> After(string key, long id, bool descending);

    /// <summary>Returns the condition that a track comes not after a place in the list.</summary>
    Expression<Func<TrackEntity, bool>> UpTo(string key, long id, bool descending);

    /// <summary>Returns the value of a track as text, for a cursor.</summary>
    string KeyOf(TrackSortKeys keys);

    bool IsKey(string key);
}
