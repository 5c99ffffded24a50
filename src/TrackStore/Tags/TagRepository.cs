using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Tags;

/// <inheritdoc cref="ITagRepository"/>
internal sealed partial class TagRepository(StoreDatabase database) : ITagRepository
{
    public Task<IReadOnlyList<Tag>> AddTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<NormalizedName> names = NormalizedName.ListFrom(tagNames, nameof(tagNames));
        return ChangeTagsAsync(trackId, (tags, token) => tags.AddAsync(trackId, names, token), cancellationToken);
    }

    public Task<IReadOnlyList<Tag>> RemoveTagsAsync(
        long trackId,
        IEnumerable<string> tagNames,
        CancellationToken cancellationToken = default)
    {
        IReadOnlyList<NormalizedName> names = NormalizedName.ListFrom(tagNames, nameof(tagNames));
        return ChangeTagsAsync(trackId, (tags, token) => tags.RemoveAsync(trackId, names, token), cancellationToken);
    }

    public Task<IReadOnlyList<Tag>> SetTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<NormalizedName> names = NormalizedName.ListFrom(tagNames, nameof(tagNames));
        return ChangeTagsAsync(trackId, (tags, token) => tags.SetAsync(trackId, names, token), cancellationToken);
    }

    public Task<IReadOnlyList<Tag>> GetTagsAsync(long trackId, CancellationToken cancellationToken = default)
        => database.ReadAsync((context, token) => TagsAsync(TagsOf(context, trackId), token), cancellationToken);

    public Task<IReadOnlyList<Tag>> ListTagsAsync(CancellationToken cancellationToken = default)
        => database.ReadAsync((context, token) => TagsAsync(context.Set<TagEntity>(), token), cancellationToken);

    public Task<Tag> DefineTagAsync(string name, string? description, string? color, CancellationToken cancellationToken = default)
    {
        NormalizedName tag = NormalizedName.From(name, nameof(name));
        string? text = TextRules.Optional(description, TextRules.Description, nameof(description));
        if (color is not null && !ColorPattern().IsMatch(color))
            throw new ArgumentException($"\"{color}\" is not a color. Write it as #rrggbb, or pass null for none.", nameof(color));

        string? storedColor = color?.ToLowerInvariant();
        return database.WriteAsync(
            async (transaction, token) =>
            {
                using var tags = new TagWriter(transaction);
                long tagId = await tags.GetOrAddAsync(tag, token).ConfigureAwait(false);
                int changed = await transaction.Context.Set<TagEntity>()
                    .Where(t => t.Id == tagId && (t.Description != text || t.Color != storedColor))
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.Description, text).SetProperty(t => t.Color, storedColor), token)
                    .ConfigureAwait(false);
                if (changed > 0)
                    transaction.Changes.DefinedTag(tagId);
                return (await TagsAsync(transaction.Context.Set<TagEntity>().Where(t => t.Id == tagId), token).ConfigureAwait(false))[0];
            },
            cancellationToken);
    }

    private Task<IReadOnlyList<Tag>> ChangeTagsAsync(
        long trackId,
        Func<TagWriter, CancellationToken, Task> change,
        CancellationToken cancellationToken)
        => database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                using var tags = new TagWriter(transaction);
                await change(tags, token).ConfigureAwait(false);
                return await TagsAsync(TagsOf(transaction.Context, trackId), token).ConfigureAwait(false);
            },
            cancellationToken);

    private static IQueryable<TagEntity> TagsOf(DbContext context, long trackId)
        => context.Set<TagEntity>().Where(t => t.Tracks.Any(link => link.TrackId == trackId));

    private static async Task<IReadOnlyList<Tag>> TagsAsync(IQueryable<TagEntity> tags, CancellationToken cancellationToken)
        => await tags
            .OrderBy(t => t.NameKey)
            .Select(t => new Tag { Id = t.Id, Name = t.Name, Description = t.Description, Color = t.Color, TrackCount = t.Tracks.Count })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);

    [GeneratedRegex(@"\A#[0-9A-Fa-f]{6}\z")]
    private static partial Regex ColorPattern();
}
