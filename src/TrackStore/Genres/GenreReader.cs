using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Taxonomy;

namespace TrackStore.Genres;

/// <summary>Reads genres with their spellings and the numbers of tracks that show them.</summary>
internal static class GenreReader
{
    public static NameReader<Genre> Of(DbContext context) => new(
        context,
        context.Set<GenreEntity>().Select(genre => new NameRow
        {
            Id = genre.Id,
            Name = genre.Name,
            NameKey = genre.NameKey,
            Description = genre.Description,
            Color = genre.Color,
            TrackCount = context.Set<TrackGenreEntity>().Count(link => link.GenreId == genre.Id && link.IsEffective),
        }),
        context.Set<GenreAliasEntity>()
            .Where(alias => alias.GenreId != null)
            .Select(alias => new SpellingRow { OwnerId = alias.GenreId!.Value, NameKey = alias.NameKey, Name = alias.Name }),
        (row, spellings) => new Genre
        {
            Id = row.Id,
            Name = row.Name,
            Description = row.Description,
            Color = row.Color,
            TrackCount = row.TrackCount,
            Spellings = spellings,
        });
}
