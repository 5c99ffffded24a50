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
                var tags = new TagPlanner(rows);
                TagEntity? before = tags.Find(tag) is { } known ? rows.Tags.Find(known) : null;
                TagEntity defined = tags.Define(tag, text, storedColor);
                ChangeRecorder.Record(
                    rows, HistoryKind.TagDefined, defined.Name, DefinitionSubjects.Of(defined.ToSubject(), before, defined));
                return defined.Id;
            },
            async (context, tagId, token) => (await TagReader.Of(context).GetAsync(tagId, token).ConfigureAwait(false))!,
            cancellationToken);
    }

    private Task<IReadOnlyList<Tag>> ChangeTagsAsync(long trackId, Action<TagPlanner> change, CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                TrackEntity track = rows.RequireTrack(trackId);
                long[] before = TagsOf(rows, trackId);
                change(new TagPlanner(rows));
                long[] after = TagsOf(rows, trackId);
                HistorySubject[] changed =
                [
                    .. after.Except(before).Select(id => SubjectOf(rows, id, isRemoved: false)),
                    .. before.Except(after).Select(id => SubjectOf(rows, id, isRemoved: true)),
                ];
                ChangeRecorder.Record(
                    rows,
                    HistoryKind.TracksTagged,
                    $"{string.Join(", ", changed.Select(tag => tag.Name))}: {track.DisplayName()}",
                    [track.ToSubject(), .. changed]);
                return trackId;
            },
            TagReader.ReadOfTrackAsync,
            cancellationToken);

    private static long[] TagsOf(LibraryRows rows, long trackId) => [.. rows.TrackTags.ByTrack.Find(trackId).Select(link => link.TagId)];

    private static HistorySubject SubjectOf(LibraryRows rows, long tagId, bool isRemoved)
    {
        string name = rows.Tags.Find(tagId)?.Name ?? "";
        return new HistorySubject(HistorySubjectKind.Tag, tagId, name)
        {
            Before = isRemoved ? name : null,
            After = isRemoved ? null : name,
        };
    }
}
