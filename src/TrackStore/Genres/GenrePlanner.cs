using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Taxonomy;
using TrackStore.Text;

namespace TrackStore.Genres;

/// <summary>Plans the genres that each source provides for a track, and which source's genres the track shows.</summary>
internal sealed class GenrePlanner(LibraryRows rows, FieldRanking ranking)
{
    /// <summary>Gets the planner of names and spellings.</summary>
    public SpellingPlanner<GenreEntity, GenreAliasEntity> Spellings { get; } = new(
        rows.Genres,
        rows.GenreAliases,
        rows.Changes.DefinedGenre,
        static (name, takenById, genreId) => new GenreNameTakenException(name, takenById, genreId));

    /// <summary>Notes genres, so that they are read together with others.</summary>
    public void Want(IReadOnlyList<NormalizedName> genres) => Spellings.Want(genres);

    /// <summary>Adds genres to a track that has none.</summary>
    public void AddToNewTrack(long trackId, string source, IReadOnlyList<NormalizedName> genres)
    {
        List<long> wanted = Resolve(genres, source);
        for (int position = 0; position < wanted.Count; position++)
            Link(trackId, source, wanted[position], position, isEffective: true);
    }

    /// <summary>Replaces the genres that a source provides for a track.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="source">The source.</param>
    /// <param name="genres">The genres, in their order.</param>
    /// <returns>True when the genres differ from the stored ones.</returns>
    public bool Set(long trackId, string source, IReadOnlyList<NormalizedName> genres)
    {
        List<long> wanted = Resolve(genres, source);
        ILookup<string, TrackGenreEntity> links = LinksOf(trackId);
        if (links[source].Select(link => link.GenreId).SequenceEqual(wanted))
            return false;

        rows.Changes.ChangedTrack(trackId);
        HashSet<long> excluded = ExcludedFrom(trackId);
        IGrouping<string, TrackGenreEntity>[] others = [.. links.Where(other => other.Key != source)];
        string[] shown = [.. others.Where(other => HasShown(other.Key, other.Select(link => link.GenreId), excluded)).Select(o => o.Key)];
        string best = BestOf(trackId, HasShown(source, wanted, excluded) ? [.. shown, source] : shown);
        Relink(trackId, source, [.. links[source]], wanted, genreId => best == source && !IsExcluded(source, genreId, excluded));
        foreach (IGrouping<string, TrackGenreEntity> other in others)
            Show(other, best, excluded);
        return true;
    }

    /// <summary>Selects the source whose genres the track shows.</summary>
    public void ShowBest(long trackId)
    {
        ILookup<string, TrackGenreEntity> links = LinksOf(trackId);
        HashSet<long> excluded = ExcludedFrom(trackId);
        string best = BestOf(trackId, links, excluded);
        foreach (IGrouping<string, TrackGenreEntity> ofSource in links)
        {
            if (Show(ofSource, best, excluded))
                rows.Changes.ChangedTrack(trackId);
        }
    }

    /// <summary>Finds the source whose genres the track shows, and these genres in order, without planning anything.</summary>
    /// <returns>The source, empty when there is none, and the ids of its genres.</returns>
    public (string Source, IReadOnlyList<long> GenreIds) FindBest(long trackId)
    {
        ILookup<string, TrackGenreEntity> links = LinksOf(trackId);
        HashSet<long> excluded = ExcludedFrom(trackId);
        string best = BestOf(trackId, links, excluded);
        return (best, [.. links[best].Select(link => link.GenreId).Where(genreId => !IsExcluded(best, genreId, excluded))]);
    }

    /// <summary>Tells whether a source provides genres for a track.</summary>
    public bool Has(long trackId, string source) => LinksOf(trackId).Contains(source);

    private string BestOf(long trackId, ILookup<string, TrackGenreEntity> links, HashSet<long> excluded) => BestOf(
        trackId,
        [.. links.Where(link => HasShown(link.Key, link.Select(row => row.GenreId), excluded)).Select(link => link.Key)]);

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
    private void Relink(
        long trackId, string source, List<TrackGenreEntity> linked, List<long> wanted, Func<long, bool> isShown)
    {
        foreach (TrackGenreEntity link in linked)
        {
            if (!wanted.Contains(link.GenreId))
                rows.TrackGenres.Remove(link);
        }

        for (int position = 0; position < wanted.Count; position++)
        {
            bool isEffective = isShown(wanted[position]);
            TrackGenreEntity? link = linked.Find(link => link.GenreId == wanted[position]);
            if (link is null)
                Link(trackId, source, wanted[position], position, isEffective);
            else if (link.Position != position || link.IsEffective != isEffective)
                rows.TrackGenres.Put(link with { Position = position, IsEffective = isEffective });
        }
    }

    private bool Show(IEnumerable<TrackGenreEntity> links, string best, HashSet<long> excluded)
    {
        bool hasChanged = false;
        foreach (TrackGenreEntity link in links)
        {
            bool isEffective = link.Source == best && !IsExcluded(link.Source, link.GenreId, excluded);
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

    // The only place where a word becomes a genre, whoever has said it. Two spellings may name the same one.
    private List<long> Resolve(IReadOnlyList<NormalizedName> genres, string source)
    {
        var ids = new List<long>(genres.Count);
        foreach (NormalizedName genre in genres)
        {
            if (GetOrAdd(genre, isUser: source == Sources.User) is { } id && !ids.Contains(id))
                ids.Add(id);
        }

        return ids;
    }

    /// <summary>Returns the genre that a word names, which is added if there is none.</summary>
    /// <param name="genre">The word.</param>
    /// <param name="isUser">Whether a person has said it, who may name a genre that is left out otherwise.</param>
    /// <returns>The id, or null when the library leaves out the word.</returns>
    public long? GetOrAdd(NormalizedName genre, bool isUser)
    {
        if (Spellings.IdOf(genre) is { } known)
            return known;
        if (rows.GenreAliases.ByKey.FindOne(genre.Key) is { } leftOut)
        {
            if (!isUser)
                return null;
            rows.GenreAliases.Remove(leftOut);
        }

        var added = new GenreEntity { Id = rows.NewId(IdKind.Genre), Name = genre.Name, NameKey = genre.Key };
        rows.Genres.Put(added);
        return added.Id;
    }

    private HashSet<long> ExcludedFrom(long trackId) => [.. rows.GenreExclusions.ByTrack.Find(trackId).Select(row => row.GenreId)];

    // What a person says of a track is never left out of it.
    private static bool IsExcluded(string source, long genreId, HashSet<long> excluded)
        => source != Sources.User && excluded.Contains(genreId);

    private static bool HasShown(string source, IEnumerable<long> genreIds, HashSet<long> excluded)
        => genreIds.Any(genreId => !IsExcluded(source, genreId, excluded));

    private ILookup<string, TrackGenreEntity> LinksOf(long trackId)
        => rows.TrackGenres.ByTrack.Find(trackId).OrderBy(link => link.Source, StringComparer.Ordinal).ThenBy(link => link.Position)
            .ToLookup(link => link.Source);
}
