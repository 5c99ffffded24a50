using TrackStore.Fields;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Genres;

/// <summary>Plans the names and spellings of genres, and which tracks have them.</summary>
internal sealed class GenreTaxonomy(LibraryRows rows, FieldRanking ranking)
{
    private readonly GenrePlanner _planner = new(rows, ranking);

    public GenreEntity Define(NormalizedName name, string? description, string? color)
    {
        GenreEntity genre = rows.RequireGenre(_planner.GetOrAdd(name, isUser: true)!.Value);
        if (genre.Description != description || genre.Color != color)
        {
            genre = genre with { Description = description, Color = color };
            rows.Genres.Put(genre);
        }

        return genre;
    }

    /// <exception cref="GenreNameTakenException">Another genre has the name.</exception>
    public GenreEntity Rename(GenreEntity genre, NormalizedName name)
    {
        RequireFree(genre.Id, name);
        if (genre.Name == name.Name)
            return genre;
        GenreEntity renamed = genre with { Name = name.Name, NameKey = name.Key };
        if (renamed.NameKey != genre.NameKey)
        {
            if (rows.GenreAliases.ByKey.FindOne(name.Key) is { } own)
                rows.GenreAliases.Remove(own);
            Put(new GenreAliasEntity { NameKey = genre.NameKey, Name = genre.Name, GenreId = genre.Id });
        }

        rows.Genres.Put(renamed);
        rows.Changes.DefinedGenre(genre.Id);
        return renamed;
    }

    /// <exception cref="GenreNameTakenException">Another genre has the word.</exception>
    public void AddSpelling(GenreEntity genre, NormalizedName spelling)
    {
        RequireFree(genre.Id, spelling);
        if (spelling.Key == genre.NameKey || rows.GenreAliases.ByKey.FindOne(spelling.Key) is { GenreId: not null })
            return;
        Put(new GenreAliasEntity { NameKey = spelling.Key, Name = spelling.Name, GenreId = genre.Id });
        rows.Changes.DefinedGenre(genre.Id);
    }

    public void RemoveSpelling(long genreId, NormalizedName spelling)
    {
        if (rows.GenreAliases.ByKey.FindOne(spelling.Key) is not { } alias || alias.GenreId != genreId)
            return;
        rows.GenreAliases.Remove(alias);
        rows.Changes.DefinedGenre(genreId);
    }

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

            MoveExclusion(trackId, fromId, toId);
            _planner.ShowBest(trackId);
            rows.Changes.ChangedTrack(trackId);
        }
    }

    /// <summary>Ends a merge, after the tracks were given the genre that stays.</summary>
    public void EndMerge(long keptId, long otherId)
    {
        GenreEntity kept = rows.RequireGenre(keptId);
        GenreEntity other = rows.RequireGenre(otherId);
        GenreEntity merged = kept with { Description = kept.Description ?? other.Description, Color = kept.Color ?? other.Color };
        if (merged != kept)
            rows.Genres.Put(merged);
        foreach (GenreAliasEntity alias in rows.GenreAliases.ByGenre.Find(otherId))
            rows.GenreAliases.Put(alias with { GenreId = keptId });
        Put(new GenreAliasEntity { NameKey = other.NameKey, Name = other.Name, GenreId = keptId });
        rows.Changes.DefinedGenre(keptId);
    }

    /// <summary>Ends a deletion, after the genre was taken off the tracks.</summary>
    public void EndDelete(long genreId, bool leaveOut)
    {
        GenreEntity genre = rows.RequireGenre(genreId);
        foreach (GenreAliasEntity alias in rows.GenreAliases.ByGenre.Find(genreId))
        {
            if (leaveOut)
                rows.GenreAliases.Put(alias with { GenreId = null });
            else
                rows.GenreAliases.Remove(alias);
        }

        if (leaveOut)
            Put(new GenreAliasEntity { NameKey = genre.NameKey, Name = genre.Name });
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

    // A word that was left out until now is in its place.
    private void Put(GenreAliasEntity alias)
    {
        rows.GenreAliases.ByKey.Want(alias.NameKey);
        rows.GenreAliases.Put(alias);
    }

    private void RequireFree(long genreId, NormalizedName name)
    {
        if (rows.Genres.ByKey.FindOne(name.Key) is { } other && other.Id != genreId)
            throw new GenreNameTakenException(other.Name, other.Id, genreId);
        if (rows.GenreAliases.ByKey.FindOne(name.Key) is { GenreId: { } takenById } alias && takenById != genreId)
            throw new GenreNameTakenException(alias.Name, takenById, genreId);
    }
}
