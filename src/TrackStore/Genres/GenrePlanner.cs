using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Genres;

/// <summary>Plans the genres that each source provides for a track, and which source's genres the track shows.</summary>
internal sealed class GenrePlanner(LibraryRows rows, FieldRanking ranking)
{
    /// <summary>Notes genres, so that they are read together with others.</summary>
    public void Want(IReadOnlyList<NormalizedName> genres)
    {
        foreach (NormalizedName genre in genres)
            rows.Genres.ByKey.Want(genre.Key);
    }

    /// <summary>Adds genres to a track that has none.</summary>
    public void AddToNewTrack(long trackId, string source, IReadOnlyList<NormalizedName> genres)
    {
        for (int position = 0; position < genres.Count; position++)
            Link(trackId, source, GetOrAdd(genres[position]), position, isEffective: true);
    }

    /// <summary>Replaces the genres that a source provides for a track.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="source">The source.</param>
    /// <param name="genres">The genres, in their order.</param>
    /// <returns>True when the genres differ from the stored ones.</returns>
    public bool Set(long trackId, string source, IReadOnlyList<NormalizedName> genres)
    {
        List<long> wanted = [.. genres.Select(GetOrAdd)];
        ILookup<string, TrackGenreEntity> links = LinksOf(trackId);
        if (links[source].Select(link => link.GenreId).SequenceEqual(wanted))
            return false;

        rows.Changes.ChangedTrack(trackId);
        string[] others = [.. links.Select(link => link.Key).Where(other => other != source)];
        string best = BestOf(trackId, wanted.Count > 0 ? [.. others, source] : others);
        Relink(trackId, source, [.. links[source]], wanted, isEffective: best == source);
        foreach (string other in others)
            Show(links[other], best);
        return true;
    }

    /// <summary>Selects the source whose genres the track shows.</summary>
    public void ShowBest(long trackId)
    {
        ILookup<string, TrackGenreEntity> links = LinksOf(trackId);
        string best = BestOf(trackId, [.. links.Select(link => link.Key)]);
        foreach (IGrouping<string, TrackGenreEntity> ofSource in links)
        {
            if (Show(ofSource, best))
                rows.Changes.ChangedTrack(trackId);
        }
    }

    /// <summary>Tells whether a source provides genres for a track.</summary>
    public bool Has(long trackId, string source) => LinksOf(trackId).Contains(source);

    // Returns an empty text when there is no source, or when the user wants no genres.
    private string BestOf(long trackId, string[] sources)
    {
        if (sources.Length == 0)
            return "";
        if (sources.Contains(Sources.User))
            return Sources.User;

        string field = EnumNames<TrackField>.Of(TrackField.Genres);
        IEnumerable<TrackFieldEntity> overrides = rows.Fields.ByTrack.Find(trackId).Where(row => row.Field == field);
        string? pinned = null;
        foreach (TrackFieldEntity row in overrides)
        {
            if (row.Layer == EnumNames<FieldLayer>.Of(FieldLayer.User))
                return "";
            pinned = row.Value ?? pinned;
        }

        return pinned is not null && sources.Contains(pinned)
            ? pinned
            : sources.Aggregate((best, source) => ranking.IsBefore(source, best, TrackField.Genres) ? source : best);
    }

    // A sync usually adds or removes a single genre: the other links stay as they are.
    private void Relink(long trackId, string source, List<TrackGenreEntity> linked, List<long> wanted, bool isEffective)
    {
        foreach (TrackGenreEntity link in linked)
        {
            if (!wanted.Contains(link.GenreId))
                rows.TrackGenres.Remove(link);
        }

        for (int position = 0; position < wanted.Count; position++)
        {
            TrackGenreEntity? link = linked.Find(link => link.GenreId == wanted[position]);
            if (link is null)
                Link(trackId, source, wanted[position], position, isEffective);
            else if (link.Position != position || link.IsEffective != isEffective)
                rows.TrackGenres.Put(link with { Position = position, IsEffective = isEffective });
        }
    }

    private bool Show(IEnumerable<TrackGenreEntity> links, string best)
    {
        bool hasChanged = false;
        foreach (TrackGenreEntity link in links)
        {
            bool isEffective = link.Source == best;
            if (link.IsEffective == isEffective)
                continue;
            rows.TrackGenres.Put(link with { IsEffective = isEffective });
            hasChanged = true;
        }

        return hasChanged;
    }

    private void Link(long trackId, string source, long genreId, int position, bool isEffective)
        => rows.TrackGenres.Put(new TrackGenreEntity
        {
            TrackId = trackId,
            GenreId = genreId,
            Source = source,
            Position = position,
            IsEffective = isEffective,
        });

    private long GetOrAdd(NormalizedName genre)
    {
        if (rows.Genres.ByKey.FindOne(genre.Key) is { } known)
            return known.Id;
        var added = new GenreEntity { Id = rows.NewId(IdKind.Genre), Name = genre.Name, NameKey = genre.Key };
        rows.Genres.Put(added);
        return added.Id;
    }

    private ILookup<string, TrackGenreEntity> LinksOf(long trackId)
        => rows.TrackGenres.ByTrack.Find(trackId).OrderBy(link => link.Source, StringComparer.Ordinal).ThenBy(link => link.Position)
            .ToLookup(link => link.Source);
}
