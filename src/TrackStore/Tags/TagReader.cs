using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Taxonomy;

namespace TrackStore.Tags;

/// <summary>Reads tags with their spellings and numbers of tracks.</summary>
internal static class TagReader
{
    public static NameReader<Tag> Of(DbContext context) => new(
        context,
        context.Set<TagEntity>().Select(tag => new NameRow
        {
            Id = tag.Id,
            Name = tag.Name,
            NameKey = tag.NameKey,
            Description = tag.Description,
            Color = tag.Color,
            TrackCount = tag.Tracks.Count,
        }),
        context.Set<TagAliasEntity>()
            .Select(alias => new SpellingRow { OwnerId = alias.TagId, NameKey = alias.NameKey, Name = alias.Name }),
        (row, spellings) => new Tag
        {
            Id = row.Id,
            Name = row.Name,
            Description = row.Description,
            Color = row.Color,
            TrackCount = row.TrackCount,
            Spellings = spellings,
        });

    /// <summary>Reads the tags of a track, ordered by name.</summary>
    public static Task<IReadOnlyList<Tag>> ReadOfTrackAsync(DbContext context, long trackId, CancellationToken cancellationToken)
    {
        NameReader<Tag> tags = Of(context);
        IQueryable<long> ids = context.Set<TrackTagEntity>().Where(link => link.TrackId == trackId).Select(link => link.TagId);
        return tags.ReadAsync(tags.Names.Where(tag => ids.Contains(tag.Id)), cancellationToken);
    }
}
