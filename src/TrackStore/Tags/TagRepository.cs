using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Tags;

/// <inheritdoc cref="ITagRepository"/>
internal sealed partial class TagRepository(StoreDatabase database) : ITagRepository
{
    public Task<IReadOnlyList<Tag>> AddTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<NormalizedName> names = NormalizedName.ListFrom(tagNames, nameof(tagNames));
        return ChangeTagsAsync(trackId, tags => tags.Add(trackId, names), cancellationToken);
    }

    public Task<IReadOnlyList<Tag>> RemoveTagsAsync(
        long trackId,
        IEnumerable<string> tagNames,
        CancellationToken cancellationToken = default)
    {
        IReadOnlyList<NormalizedName> names = NormalizedName.ListFrom(tagNames, nameof(tagNames));
        return ChangeTagsAsync(trackId, tags => tags.Remove(trackId, names), cancellationToken);
    }

    public Task<IReadOnlyList<Tag>> SetTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<NormalizedName> names = NormalizedName.ListFrom(tagNames, nameof(tagNames));
        return ChangeTagsAsync(trackId, tags => tags.Set(trackId, names), cancellationToken);
    }

    public Task<IReadOnlyList<Tag>> GetTagsAsync(long trackId, CancellationToken cancellationToken = default)
        => database.QueryAsync((context, token) => TagsAsync(TagsOf(context, trackId), token), cancellationToken);

    public Task<IReadOnlyList<Tag>> ListTagsAsync(CancellationToken cancellationToken = default)
        => database.QueryAsync((context, token) => TagsAsync(context.Set<TagEntity>(), token), cancellationToken);

    public Task<Tag> DefineTagAsync(string name, string? description, string? color, CancellationToken cancellationToken = default)
    {
        NormalizedName tag = NormalizedName.From(name, nameof(name));
        string? text = TextRules.Optional(description, TextRules.Description, nameof(description));
        if (color is not null && !ColorPattern().IsMatch(color))
            throw new ArgumentException($"\"{color}\" is not a color. Write it as #rrggbb, or pass null for none.", nameof(color));

        string? storedColor = color?.ToLowerInvariant();
        return database.PlanAsync(
            rows => new TagPlanner(rows).Define(tag, text, storedColor),
            async (context, tagId, token) =>
                (await TagsAsync(context.Set<TagEntity>().Where(t => t.Id == tagId), token).ConfigureAwait(false))[0],
            cancellationToken);
    }

    private Task<IReadOnlyList<Tag>> ChangeTagsAsync(long trackId, Action<TagPlanner> change, CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                rows.RequireTrack(trackId);
                change(new TagPlanner(rows));
                return trackId;
            },
            (context, id, token) => TagsAsync(TagsOf(context, id), token),
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
