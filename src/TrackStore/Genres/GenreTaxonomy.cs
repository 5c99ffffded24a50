using TrackStore.Fields;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Taxonomy;
using TrackStore.Text;

namespace TrackStore.Genres;

/// <summary>Plans the names and spellings of genres, and which tracks have them.</summary>
internal sealed class GenreTaxonomy(LibraryRows rows, FieldRanking ranking)
{
    private readonly GenrePlanner _planner = new(rows, ranking);

    public long? Find(NormalizedName genre) => _planner.Spellings.IdOf(genre);

    public GenreEntity Define(NormalizedName name, string? description, string? color) => _planner.Spellings.Describe(
        rows.RequireGenre(_planner.GetOrAdd(name, isUser: true)!.Value), description, color);

    /// <exception cref="GenreNameTakenException">Another genre has the name.</exception>
    public GenreEntity Update(long genreId, ValidatedNameUpdate update)
        => _planner.Spellings.Update(rows.RequireGenre(genreId), update);

    /// <exception cref="GenreNameTakenException">Another genre has the word.</exception>
    public void AddSpelling(GenreEntity genre, NormalizedName spelling) => _planner.Spellings.Add(genre, spelling);

    public void RemoveSpelling(GenreEntity genre, NormalizedName spelling) => _planner.Spellings.Remove(genre.Id, spelling);

    /// <summary>Gives tracks another genre instead of one, from the same sources, or none.</summary>
    public void Move(IReadOnlyList<long> trackIds, long fromId, long? toId)
    {
        foreach (long trackId in trackIds)
        {
            rows.TrackGenres.ByTrack.Want(trackId);
            rows.GenreExclusions.ByTrack.Want(trackId);
        }

        foreach (long trackId in trackIds)
        {
            IReadOnlyList<TrackGenreEntity> links = rows.TrackGenres.ByTrack.Known(trackId);
            foreach (TrackGenreEntity moved in links.Where(link => link.GenreId == fromId))
            {
                rows.TrackGenres.Remove(moved);
                if (toId is { } genreId && !links.Any(link => link.GenreId == genreId && link.Source == moved.Source))
                    rows.TrackGenres.Put(moved with { GenreId = genreId });
            }

            // A track that has shown the genre that stays shows it further.
            MoveExclusion(trackId, fromId, links.Any(link => link.GenreId == toId) ? null : toId);
            _planner.ShowBest(trackId);
            rows.Changes.ChangedTrack(trackId);
        }
    }

    /// <summary>Ends a merge, after the tracks were given the genre that stays.</summary>
    public void EndMerge(long keptId, long otherId) => _planner.Spellings.Merge(rows.RequireGenre(keptId), rows.RequireGenre(otherId));

    /// <summary>Ends a deletion, after the genre was taken off the tracks.</summary>
    public void EndDelete(long genreId, bool ignoreFromNowOn)
    {
        GenreEntity genre = rows.RequireGenre(genreId);
        if (!ignoreFromNowOn)
        {
            _planner.Spellings.RemoveAll(genreId);
            return;
        }

        foreach (GenreAliasEntity alias in rows.GenreAliases.ByOwner.Find(genreId))
            rows.GenreAliases.Put(alias with { GenreId = null });
        rows.GenreAliases.ByKey.Want(genre.NameKey);
        rows.GenreAliases.Put(new GenreAliasEntity { NameKey = genre.NameKey, Name = genre.Name });
    }

    /// <summary>Deletes a genre in a plan of its own, because the database deletes the spellings with it that it has until then.</summary>
    public void Remove(long genreId)
    {
        rows.Genres.Remove(rows.RequireGenre(genreId));
        rows.Changes.DefinedGenre(genreId);
    }

    /// <summary>Refuses a genre for tracks, or takes this back.</summary>
    /// <returns>The number of tracks for which this is new.</returns>
    public int SetExcluded(IReadOnlyList<long> trackIds, long genreId, bool isExcluded)
    {
        foreach (long trackId in trackIds)
        {
            rows.Tracks.ById.Want(trackId);
            rows.TrackGenres.ByTrack.Want(trackId);
            rows.GenreExclusions.ByTrack.Want(trackId);
        }

        int changed = 0;
        foreach (long trackId in trackIds)
        {
            rows.RequireTrack(trackId);
            TrackGenreExclusionEntity? stored = rows.GenreExclusions.ByTrack.Find(trackId).FirstOrDefault(row => row.GenreId == genreId);
            if (stored is not null == isExcluded)
                continue;
            if (stored is not null)
                rows.GenreExclusions.Remove(stored);
            else
                rows.GenreExclusions.Put(new TrackGenreExclusionEntity { TrackId = trackId, GenreId = genreId });
            _planner.ShowBest(trackId);
            rows.Changes.ChangedTrack(trackId);
            changed++;
        }

        return changed;
    }

    private void MoveExclusion(long trackId, long fromId, long? toId)
    {
        IReadOnlyList<TrackGenreExclusionEntity> excluded = rows.GenreExclusions.ByTrack.Known(trackId);
        if (excluded.FirstOrDefault(row => row.GenreId == fromId) is not { } moved)
            return;
        rows.GenreExclusions.Remove(moved);
        if (toId is { } genreId && !excluded.Any(row => row.GenreId == genreId))
            rows.GenreExclusions.Put(moved with { GenreId = genreId });
    }
}
