using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.History;

/// <summary>Finds the tags and genres that a change had added and that other tracks have now.</summary>
internal static class NamesInUse
{
    public static async Task<UndoScope> AddToAsync(
        UndoScope scope, DbContext context, IReadOnlyList<RecordedRow> recorded, CancellationToken cancellationToken)
    {
        var tags = new HashSet<long>();
        foreach (long tagId in recorded.Where(row => row is { Entity: nameof(TagEntity), Before: null }).Ids(nameof(TagEntity.Id)))
        {
            int own = Count(recorded, nameof(TrackTagEntity), nameof(TrackTagEntity.TagId), tagId);
            if (await context.Set<TrackTagEntity>().Where(link => link.TagId == tagId).Take(own + 1).CountAsync(cancellationToken)
                .ConfigureAwait(false) > own)
            {
                tags.Add(tagId);
            }
        }

        var genres = new HashSet<long>();
        foreach (long genreId in recorded.Where(row => row is { Entity: nameof(GenreEntity), Before: null }).Ids(nameof(GenreEntity.Id)))
        {
            int own = Count(recorded, nameof(TrackGenreEntity), nameof(TrackGenreEntity.GenreId), genreId);
            if (await context.Set<TrackGenreEntity>().Where(link => link.GenreId == genreId).Take(own + 1).CountAsync(cancellationToken)
                .ConfigureAwait(false) > own)
            {
                genres.Add(genreId);
            }
        }

        return scope with { TagsInUse = tags, GenresInUse = genres };
    }

    private static int Count(IReadOnlyList<RecordedRow> recorded, string entity, string property, long id)
        => recorded.Count(row => row.Entity == entity && row.Before is null && row.After!.Find(property)?.Equals(id) == true);
}
