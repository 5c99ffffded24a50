using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Taxonomy;
using TrackStore.Text;

namespace TrackStore.Tags;

/// <content>Lists, spells, renames, merges and deletes tags.</content>
internal sealed partial class TagRepository
{
    public Task<Tag?> GetTagAsync(long tagId, CancellationToken cancellationToken = default)
        => database.QueryAsync((context, token) => TagReader.Of(context).GetAsync(tagId, token), cancellationToken);

    public Task<Tag?> FindTagAsync(string name, CancellationToken cancellationToken = default)
    {
        string key = NormalizedName.From(name, nameof(name)).Key;
        return database.QueryAsync((context, token) => TagReader.Of(context).FindAsync(key, token), cancellationToken);
    }

    public Task<TagPage> ListTagsAsync(TagQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, TagQuery.MaxPageSize, nameof(query));
        _ = EnumNames<TagOrder>.Of(query.OrderBy);
        var names = NameQuery.From(
            query.Text, query.OrderBy == TagOrder.TrackCount, query.Descending, query.PageSize, query.Cursor, nameof(query));
        return database.QueryAsync(
            async (context, token) =>
            {
                (IReadOnlyList<Tag> items, string? next) = await TagReader.Of(context).ReadPageAsync(names, token)
                    .ConfigureAwait(false);
                return new TagPage { Items = items, NextCursor = next };
            },
            cancellationToken);
    }

    public Task<int> CountTagsAsync(string? text = null, CancellationToken cancellationToken = default)
    {
        string folded = NameQuery.Fold(text, nameof(text));
        return database.QueryAsync((context, token) => TagReader.Of(context).CountAsync(folded, token), cancellationToken);
    }

    public Task<Tag> AddSpellingAsync(long tagId, string spelling, CancellationToken cancellationToken = default)
        => ChangeSpellingAsync(tagId, spelling, (tags, tag, word) => tags.AddSpelling(tag, word), isRemoved: false, cancellationToken);

    public Task<Tag> RemoveSpellingAsync(long tagId, string spelling, CancellationToken cancellationToken = default)
        => ChangeSpellingAsync(tagId, spelling, (tags, tag, word) => tags.RemoveSpelling(tag, word), isRemoved: true, cancellationToken);

    public Task<IReadOnlyList<TagProposal>> ProposeMergesAsync(CancellationToken cancellationToken = default)
        => database.QueryAsync<IReadOnlyList<TagProposal>>(
            async (context, token) =>
            [
                .. (await TagReader.Of(context).ReadAlikeAsync(SeparateNames.Tags, token).ConfigureAwait(false))
                    .Select(alike => new TagProposal { Kept = alike[0], Others = [.. alike.Skip(1)] }),
            ],
            cancellationToken);

    public Task<HistoryEntry?> RejectMergeAsync(long firstTagId, long secondTagId, CancellationToken cancellationToken = default)
        => SetSeparateAsync(firstTagId, secondTagId, isSeparate: true, cancellationToken);

    public Task<IReadOnlyList<TagProposal>> ListRejectedMergesAsync(CancellationToken cancellationToken = default)
        => database.QueryAsync<IReadOnlyList<TagProposal>>(
            async (context, token) =>
            [
                .. (await TagReader.Of(context).ReadSeparateAsync(SeparateNames.Tags, token).ConfigureAwait(false))
                    .Select(pair => new TagProposal { Kept = pair.First, Others = [pair.Second] }),
            ],
            cancellationToken);

    public Task<HistoryEntry?> AllowMergeAsync(long firstTagId, long secondTagId, CancellationToken cancellationToken = default)
        => SetSeparateAsync(firstTagId, secondTagId, isSeparate: false, cancellationToken);

    public Task<ChangeResult> UpdateTagAsync(
        long tagId, TagUpdate update, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return UpdateAsync(
            tagId,
            ValidatedNameUpdate.From(update.Name, update.Description, update.Color, nameof(update)),
            mode,
            cancellationToken);
    }

    public Task<ChangeResult> RenameTagAsync(
        long tagId, string name, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
        => UpdateAsync(
            tagId, new ValidatedNameUpdate(NormalizedName.From(name, nameof(name)), default, default), mode, cancellationToken);

    public Task<ChangeResult> MergeTagsAsync(
        long keptTagId, long otherTagId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
    {
        if (keptTagId == otherTagId)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Both are {keptTagId}. Name two different tags."), nameof(otherTagId));
        }

        return TaxonomyChange.RunAsync(
            database,
            mode,
            (context, token) => TracksOf(context, otherTagId).CountAsync(token),
            async (transaction, token) =>
            {
                (TagEntity kept, TagEntity other) = await transaction
                    .PlanAsync(rows => (rows.RequireTag(keptTagId), rows.RequireTag(otherTagId)), token)
                    .ConfigureAwait(false);
                IReadOnlyList<(long, long)> separate = await transaction
                    .ReadAsync(context => SeparateNames.Tags.ReadOfAsync(context, [otherTagId], token)).ConfigureAwait(false);
                return await ChunkedChange.RunAsync(
                    transaction,
                    new ChangeRecorder(HistoryKind.TagsMerged, $"{other.Name} into {kept.Name}", [other.ToSubject(), kept.ToSubject()]),
                    await TracksAsync(transaction, otherTagId, token).ConfigureAwait(false),
                    (rows, trackIds) => new TagPlanner(rows).Move(trackIds, otherTagId, keptTagId),
                    rows =>
                    {
                        new TagPlanner(rows).EndMerge(keptTagId, otherTagId);
                        SeparateNames.Tags.Move(rows, separate, otherTagId, keptTagId);
                    },
                    token,
                    end: rows => new TagPlanner(rows).Delete(otherTagId)).ConfigureAwait(false);
            },
            rows => (rows.RequireTag(keptTagId), rows.RequireTag(otherTagId)),
            cancellationToken);
    }

    public Task<ChangeResult> DeleteTagAsync(
        long tagId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default) => TaxonomyChange.RunAsync(
        database,
        mode,
        (context, token) => TracksOf(context, tagId).CountAsync(token),
        async (transaction, token) =>
        {
            TagEntity tag = await transaction.PlanAsync(rows => rows.RequireTag(tagId), token).ConfigureAwait(false);
            IReadOnlyList<(long, long)> separate = await transaction
                .ReadAsync(context => SeparateNames.Tags.ReadOfAsync(context, [tagId], token)).ConfigureAwait(false);
            return await ChunkedChange.RunAsync(
                transaction,
                new ChangeRecorder(HistoryKind.TagDeleted, tag.Name, [tag.ToSubject()]),
                await TracksAsync(transaction, tagId, token).ConfigureAwait(false),
                (rows, trackIds) => new TagPlanner(rows).Move(trackIds, tagId, toTagId: null),
                rows =>
                {
                    new TagPlanner(rows).EndDelete(tagId);
                    SeparateNames.Tags.Move(rows, separate, tagId, toId: null);
                },
                token,
                end: rows => new TagPlanner(rows).Delete(tagId)).ConfigureAwait(false);
        },
        rows => rows.RequireTag(tagId),
        cancellationToken);

    private Task<ChangeResult> UpdateAsync(
        long tagId, ValidatedNameUpdate update, ChangeMode mode, CancellationToken cancellationToken) => TaxonomyChange.RunAsync(
        database,
        mode,
        (context, token) => TracksOf(context, tagId).CountAsync(token),
        (transaction, token) => transaction.PlanAsync(
            rows =>
            {
                TagEntity before = rows.RequireTag(tagId);
                TagEntity after = new TagPlanner(rows).Update(tagId, update);
                return TaxonomyChange.RecordUpdate(
                    rows, (HistoryKind.TagRenamed, HistoryKind.TagDefined), before, after, tag => tag.ToSubject());
            },
            token),
        rows => new TagPlanner(rows).Update(tagId, update),
        cancellationToken);

    private Task<Tag> ChangeSpellingAsync(
        long tagId,
        string spelling,
        Action<TagPlanner, TagEntity, NormalizedName> change,
        bool isRemoved,
        CancellationToken cancellationToken)
    {
        NormalizedName word = NormalizedName.From(spelling, nameof(spelling));
        return database.PlanAsync(
            rows =>
            {
                TagEntity tag = rows.RequireTag(tagId);
                change(new TagPlanner(rows), tag, word);
                TaxonomyChange.RecordSpelling(rows, HistoryKind.TagSpellingChanged, tag.ToSubject(), word, isRemoved);
                return tagId;
            },
            async (context, id, token) => (await TagReader.Of(context).GetAsync(id, token).ConfigureAwait(false))!,
            cancellationToken);
    }

    private Task<HistoryEntry?> SetSeparateAsync(
        long firstTagId, long secondTagId, bool isSeparate, CancellationToken cancellationToken)
    {
        SeparateNames.ThrowIfSame(firstTagId, secondTagId, nameof(secondTagId));
        return database.PlanAsync(
            rows =>
            {
                TagEntity first = rows.RequireTag(firstTagId);
                TagEntity second = rows.RequireTag(secondTagId);
                if (!SeparateNames.Tags.Set(rows, firstTagId, secondTagId, isSeparate))
                    return null;
                rows.Changes.DefinedTag(firstTagId);
                rows.Changes.DefinedTag(secondTagId);
                return ChangeRecorder.Record(
                    rows,
                    isSeparate ? HistoryKind.TagMergeRejected : HistoryKind.TagMergeAllowed,
                    $"{first.Name} and {second.Name}",
                    first.ToSubject(),
                    second.ToSubject());
            },
            cancellationToken);
    }

    private static IQueryable<long> TracksOf(DbContext context, long tagId)
        => context.Set<TrackTagEntity>().Where(link => link.TagId == tagId).Select(link => link.TrackId);

    private static Task<List<long>> TracksAsync(StoreTransaction transaction, long tagId, CancellationToken cancellationToken)
        => transaction.ReadAsync(context => TracksOf(context, tagId).OrderBy(id => id).ToListAsync(cancellationToken));
}
