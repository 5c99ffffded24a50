using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Taxonomy;
using TrackStore.Text;

namespace TrackStore.Tags;

/// <inheritdoc cref="ITagRepository"/>
internal sealed partial class TagRepository(StoreDatabase database) : ITagRepository
{
    public Task<IReadOnlyList<Tag>> AddTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<NormalizedName> names = NormalizedName.ListFrom(tagNames, nameof(tagNames));
        return ChangeTagsAsync(trackId, names, tags => tags.Add(trackId, names), cancellationToken);
    }

    public Task<IReadOnlyList<Tag>> RemoveTagsAsync(
        long trackId,
        IEnumerable<string> tagNames,
        CancellationToken cancellationToken = default)
    {
        IReadOnlyList<NormalizedName> names = NormalizedName.ListFrom(tagNames, nameof(tagNames));
        return ChangeTagsAsync(trackId, names, tags => tags.Remove(trackId, names), cancellationToken);
    }

    public Task<IReadOnlyList<Tag>> SetTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<NormalizedName> names = NormalizedName.ListFrom(tagNames, nameof(tagNames));
        return ChangeTagsAsync(trackId, names, tags => tags.Set(trackId, names), cancellationToken);
    }

    public Task<IReadOnlyList<Tag>> GetTagsAsync(long trackId, CancellationToken cancellationToken = default)
        => database.QueryAsync((context, token) => TagReader.ReadOfTrackAsync(context, trackId, token), cancellationToken);

    public Task<IReadOnlyList<Tag>> ListTagsAsync(CancellationToken cancellationToken = default)
        => database.QueryAsync(
            (context, token) =>
            {
                NameReader<Tag> tags = TagReader.Of(context);
                return tags.ReadAsync(tags.Names, token);
            },
            cancellationToken);

    public Task<Tag> DefineTagAsync(string name, string? description, string? color, CancellationToken cancellationToken = default)
    {
        NormalizedName tag = NormalizedName.From(name, nameof(name));
        string? text = TextRules.Optional(description, TextRules.Description, nameof(description));
        string? storedColor = HexColor.Validate(color, nameof(color));
        return database.PlanAsync(
            rows =>
            {
                TagEntity defined = new TagPlanner(rows).Define(tag, text, storedColor);
                ChangeRecorder.Record(rows, HistoryKind.TagDefined, defined.Name, defined.ToSubject());
                return defined.Id;
            },
            async (context, tagId, token) => (await TagReader.Of(context).GetAsync(tagId, token).ConfigureAwait(false))!,
            cancellationToken);
    }

    private Task<IReadOnlyList<Tag>> ChangeTagsAsync(
        long trackId, IReadOnlyList<NormalizedName> names, Action<TagPlanner> change, CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                TrackEntity track = rows.RequireTrack(trackId);
                var tags = new TagPlanner(rows);
                change(tags);
                ChangeRecorder.Record(
                    rows,
                    HistoryKind.TracksTagged,
                    $"{string.Join(", ", names.Select(name => name.Name))}: {track.DisplayName()}",
                    [track.ToSubject(), .. names.Select(name => new HistorySubject(HistorySubjectKind.Tag, tags.Find(name), name.Name))]);
                return trackId;
            },
            TagReader.ReadOfTrackAsync,
            cancellationToken);
}
