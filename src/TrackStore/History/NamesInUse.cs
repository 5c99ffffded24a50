using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Taxonomy;

namespace TrackStore.History;

/// <summary>
/// Finds the tags and genres that a change had added and that other tracks have now, and from which others they are kept apart.
/// </summary>
internal static class NamesInUse
{
    public static async Task<UndoScope> AddToAsync(
        UndoScope scope, DbContext context, IReadOnlyList<RecordedRow> recorded, CancellationToken cancellationToken)
    {
        var tags = new HashSet<long>();
        HashSet<long> addedTags = recorded.AddedIds(nameof(TagEntity), nameof(TagEntity.Id));
        foreach (long tagId in addedTags)
        {
            int own = Count(recorded, nameof(TrackTagEntity), nameof(TrackTagEntity.TagId), tagId);
            if (await context.Set<TrackTagEntity>().Where(link => link.TagId == tagId).Take(own + 1).CountAsync(cancellationToken)
                .ConfigureAwait(false) > own)
            {
                tags.Add(tagId);
            }
        }

        var genres = new HashSet<long>();
        HashSet<long> addedGenres = recorded.AddedIds(nameof(GenreEntity), nameof(GenreEntity.Id));
        foreach (long genreId in addedGenres)
        {
            int own = Count(recorded, nameof(TrackGenreEntity), nameof(TrackGenreEntity.GenreId), genreId);
            if (await context.Set<TrackGenreEntity>().Where(link => link.GenreId == genreId).Take(own + 1).CountAsync(cancellationToken)
                .ConfigureAwait(false) > own)
            {
                genres.Add(genreId);
            }
        }

        return scope with
        {
            TagsInUse = tags,
            GenresInUse = genres,
            SeparateTags = await SeparateNames.Tags.ReadOfAsync(context, addedTags, cancellationToken).ConfigureAwait(false),
            SeparateGenres = await SeparateNames.Genres.ReadOfAsync(context, addedGenres, cancellationToken).ConfigureAwait(false),
        };
    }

    private static int Count(IReadOnlyList<RecordedRow> recorded, string entity, string property, long id)
        => recorded.Count(row => row.Entity == entity && row.Before is null && row.After!.Find(property)?.Equals(id) == true);
}
