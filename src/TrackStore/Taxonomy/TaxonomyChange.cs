using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities.Names;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Text;

namespace TrackStore.Taxonomy;

/// <summary>Previews or makes changes of tags and genres.</summary>
internal static class TaxonomyChange
{
    /// <summary>Previews or makes a change that touches tracks.</summary>
    /// <param name="database">The database.</param>
    /// <param name="mode">Whether to make it.</param>
    /// <param name="count">Counts the tracks.</param>
    /// <param name="apply">Makes the change.</param>
    /// <param name="check">Throws what the change would throw.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<ChangeResult> RunAsync<T>(
        StoreDatabase database,
        ChangeMode mode,
        Func<DbContext, CancellationToken, Task<int>> count,
        Func<StoreTransaction, CancellationToken, Task<HistoryEntry?>> apply,
        Func<LibraryRows, T> check,
        CancellationToken cancellationToken)
    {
        _ = EnumNames<ChangeMode>.Of(mode);
        if (mode == ChangeMode.Preview)
        {
            await database.PreviewAsync(check, cancellationToken).ConfigureAwait(false);
            int found = await database.QueryAsync(count, cancellationToken).ConfigureAwait(false);
            return new ChangeResult { TrackCount = found, IsPreview = true };
        }

        return await database.WriteAsync(
            async (transaction, token) =>
            {
                int found = await transaction.ReadAsync(context => count(context, token)).ConfigureAwait(false);
                return new ChangeResult { TrackCount = found, Change = await apply(transaction, token).ConfigureAwait(false) };
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records that a tag or genre was renamed or its details were set.</summary>
    /// <param name="rows">The rows, in which this is planned.</param>
    /// <param name="kinds">The kind of a change with a new name, and of one of details alone.</param>
    /// <param name="before">The tag or genre as it was.</param>
    /// <param name="after">The tag or genre as it is planned.</param>
    /// <param name="subjectOf">Names it in the history.</param>
    /// <returns>The entry, or null when nothing is planned.</returns>
    public static HistoryEntry? RecordUpdate<TNamed>(
        LibraryRows rows,
        (HistoryKind Renamed, HistoryKind Defined) kinds,
        TNamed before,
        TNamed after,
        Func<TNamed, HistorySubject> subjectOf)
        where TNamed : class, INamedEntity<TNamed>
        => before.Name == after.Name
            ? ChangeRecorder.Record(rows, kinds.Defined, after.Name, DefinitionSubjects.Of(subjectOf(after), before, after))
            : ChangeRecorder.Record(
                rows,
                kinds.Renamed,
                $"{before.Name} to {after.Name}",
                [subjectOf(before), subjectOf(after), .. DefinitionSubjects.DetailsOf(before, after)]);

    /// <summary>Records that a spelling was added or removed.</summary>
    public static HistoryEntry? RecordSpelling(
        LibraryRows rows, HistoryKind kind, HistorySubject subject, NormalizedName spelling, bool isRemoved)
        => ChangeRecorder.Record(
            rows,
            kind,
            $"{spelling.Name}: {subject.Name}",
            subject,
            new HistorySubject(HistorySubjectKind.Spelling, Id: null, spelling.Name)
            {
                Before = isRemoved ? spelling.Name : null,
                After = isRemoved ? null : spelling.Name,
            });
}
