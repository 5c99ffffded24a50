using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Plans;

/// <summary>Gives out ids from memory during a write, which holds the write lock. <see cref="Plan"/> tells what to store.</summary>
internal sealed class IdCounters
{
    private static readonly int Kinds = Enum.GetValues<IdKind>().Length;

    private readonly StoreCountersEntity _stored;
    private readonly long[] _before;
    private readonly long[] _next;

    /// <param name="stored">The stored row, read under the write lock.</param>
    public IdCounters(StoreCountersEntity stored)
    {
        _stored = stored;
        _before = [.. Enum.GetValues<IdKind>().Select(kind => Read(stored, kind))];
        _next = [.. _before];
    }

    /// <summary>Gets the row as it is stored.</summary>
    public StoreCountersEntity Stored => _stored;

    public long Take(IdKind kind) => ++_next[(int)kind];

    /// <summary>Tells whether an id was given out since the row was read, so that no row refers to it yet.</summary>
    public bool IsNew(IdKind kind, long id) => id > _before[(int)kind];

    /// <summary>Forgets the ids that were given out.</summary>
    public void Reset() => _before.CopyTo(_next, 0);

    /// <summary>Returns the row with the ids that were given out, or null when there were none.</summary>
    public StoreCountersEntity? Plan()
    {
        StoreCountersEntity row = _stored with { };
        for (int kind = 0; kind < Kinds; kind++)
            Write(row, (IdKind)kind, _next[kind]);
        return row == _stored ? null : row;
    }

    private static long Read(StoreCountersEntity row, IdKind kind) => kind switch
    {
        IdKind.Track => row.Tracks,
        IdKind.Album => row.Albums,
        IdKind.Genre => row.Genres,
        IdKind.Tag => row.Tags,
        IdKind.Link => row.Links,
        IdKind.Artwork => row.Artworks,
        IdKind.Image => row.Images,
        IdKind.Download => row.Downloads,
        IdKind.Change => row.Changes,
        _ => row.History,
    };

    private static void Write(StoreCountersEntity row, IdKind kind, long last) => _ = kind switch
    {
        IdKind.Track => row.Tracks = last,
        IdKind.Album => row.Albums = last,
        IdKind.Genre => row.Genres = last,
        IdKind.Tag => row.Tags = last,
        IdKind.Link => row.Links = last,
        IdKind.Artwork => row.Artworks = last,
        IdKind.Image => row.Images = last,
        IdKind.Download => row.Downloads = last,
        IdKind.Change => row.Changes = last,
        _ => row.History = last,
    };
}
