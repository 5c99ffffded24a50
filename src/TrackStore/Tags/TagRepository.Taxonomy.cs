using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Text;

namespace TrackStore.Tags;

/// <content>Lists, renames, merges and deletes tags.</content>
internal sealed partial class TagRepository
{
    public Task<Tag?> GetTagAsync(long tagId, CancellationToken cancellationToken = default) => database.QueryAsync(
        async (context, token) => await TagReader.ReadAsync(context.Set<TagEntity>().Where(tag => tag.Id == tagId), token)
            .ConfigureAwait(false) is [{ } tag] ? tag : null,
        cancellationToken);

    public Task<TagPage> ListTagsAsync(TagQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, TagQuery.MaxPageSize, nameof(query));
        _ = EnumNames<TagOrder>.Of(query.OrderBy);
        _ = TextRules.Optional(query.Text, TextRules.ShortName, nameof(query.Text));
        var after = NameCursor.From(query.Cursor, query.OrderBy == TagOrder.TrackCount, query.Descending, nameof(query));
        return database.QueryAsync((context, token) => TagReader.ReadPageAsync(context, query, after, token), cancellationToken);
    }

    public Task<ChangeResult> RenameTagAsync(
        long tagId, string name, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
    {
        NormalizedName renamed = NormalizedName.From(name, nameof(name));
        return RunAsync(
            tagId,
            mode,
            (transaction, token) => transaction.PlanAsync(
                rows =>
                {
                    TagEntity before = rows.RequireTag(tagId);
                    TagEntity after = new TagPlanner(rows).Rename(before, renamed);
                    return ChangeRecorder.Record(
                        rows, HistoryKind.TagRenamed, $"{before.Name} to {after.Name}", before.ToSubject(), after.ToSubject());
                },
                token),
            rows => new TagPlanner(rows).Rename(rows.RequireTag(tagId), renamed),
            cancellationToken);
    }

    public Task<ChangeResult> MergeTagsAsync(
        long keptTagId, long otherTagId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
    {
        if (keptTagId == otherTagId)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Both are {keptTagId}. Name two different tags."), nameof(otherTagId));
        }

        return RunAsync(
            otherTagId,
            mode,
            async (transaction, token) =>
            {
                (TagEntity kept, TagEntity other) = await transaction
                    .PlanAsync(rows => (rows.RequireTag(keptTagId), rows.RequireTag(otherTagId)), token)
                    .ConfigureAwait(false);
                return await ChunkedChange.RunAsync(
                    transaction,
                    new ChangeRecorder(HistoryKind.TagsMerged, $"{other.Name} into {kept.Name}", [other.ToSubject(), kept.ToSubject()]),
                    await TracksAsync(transaction, otherTagId, token).ConfigureAwait(false),
                    (rows, trackIds) => new TagPlanner(rows).Move(trackIds, otherTagId, keptTagId),
                    rows => new TagPlanner(rows).EndMerge(keptTagId, otherTagId),
                    token).ConfigureAwait(false);
            },
            rows => (rows.RequireTag(keptTagId), rows.RequireTag(otherTagId)),
            cancellationToken);
    }

    public Task<ChangeResult> DeleteTagAsync(
        long tagId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default) => RunAsync(
        tagId,
        mode,
        async (transaction, token) =>
        {
            TagEntity tag = await transaction.PlanAsync(rows => rows.RequireTag(tagId), token).ConfigureAwait(false);
            return await ChunkedChange.RunAsync(
                transaction,
                new ChangeRecorder(HistoryKind.TagDeleted, tag.Name, [tag.ToSubject()]),
                await TracksAsync(transaction, tagId, token).ConfigureAwait(false),
                (rows, trackIds) => new TagPlanner(rows).Move(trackIds, tagId, toTagId: null),
                rows => new TagPlanner(rows).Delete(tagId),
                token).ConfigureAwait(false);
        },
        rows => rows.RequireTag(tagId),
        cancellationToken);

    private async Task<ChangeResult> RunAsync<T>(
        long tagId,
        ChangeMode mode,
        Func<StoreTransaction, CancellationToken, Task<HistoryEntry?>> apply,
        Func<LibraryRows, T> check,
        CancellationToken cancellationToken)
    {
        _ = EnumNames<ChangeMode>.Of(mode);
        if (mode == ChangeMode.Preview)
        {
            await database.PreviewAsync(check, cancellationToken).ConfigureAwait(false);
            int found = await database.QueryAsync((context, token) => TracksOf(context, tagId).CountAsync(token), cancellationToken)
                .ConfigureAwait(false);
            return new ChangeResult { TrackCount = found, IsPreview = true };
        }

        return await database.WriteAsync(
            async (transaction, token) =>
            {
                int count = await transaction.ReadAsync(context => TracksOf(context, tagId).CountAsync(token)).ConfigureAwait(false);
                return new ChangeResult { TrackCount = count, Change = await apply(transaction, token).ConfigureAwait(false) };
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static IQueryable<long> TracksOf(DbContext context, long tagId)
        => context.Set<TrackTagEntity>().Where(link => link.TagId == tagId).Select(link => link.TrackId);

    private static Task<List<long>> TracksAsync(StoreTransaction transaction, long tagId, CancellationToken cancellationToken)
        => transaction.ReadAsync(context => TracksOf(context, tagId).OrderBy(id => id).ToListAsync(cancellationToken));
}
