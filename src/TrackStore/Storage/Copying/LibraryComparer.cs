using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage.Model;

namespace TrackStore.Storage.Copying;

/// <summary>Compares all rows of two libraries, each of which it reads once.</summary>
internal sealed class LibraryComparer(StoreDatabase source, StoreDatabase target, IProgress<LibraryCopyProgress>? progress)
{
    public async Task<LibraryComparison> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyModel names = StoreModelReference.Create();
        long total = await CountAsync(source, cancellationToken).ConfigureAwait(false);
        long done = 0;
        var tables = new List<TableComparison>();
        foreach (CopiedTable table in CopiedTable.All)
        {
            Task<(long Rows, UInt128 Hash)> there = table.DigestAsync(target, _ => { }, cancellationToken);
            Task<(long Rows, UInt128 Hash)> here = table.DigestAsync(source, Report, cancellationToken);
            await Task.WhenAll(here, there).ConfigureAwait(false);
            (long Rows, UInt128 Hash) from = await here.ConfigureAwait(false);
            (long Rows, UInt128 Hash) to = await there.ConfigureAwait(false);
            tables.Add(new TableComparison
            {
                Table = names.FindEntityType(table.Entity)!.GetTableName()!,
                SourceRows = from.Rows,
                TargetRows = to.Rows,
                IsEqual = from == to,
            });
        }

        return new LibraryComparison { Tables = [.. tables.OrderBy(table => table.Table, StringComparer.Ordinal)] };

        void Report(int rows)
        {
            done += rows;
            progress?.Report(new LibraryCopyProgress { Stage = LibraryCopyStage.Verifying, Rows = done, TotalRows = total });
        }
    }

    public static async Task<long> CountAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        long rows = 0;
        foreach (CopiedTable table in CopiedTable.All)
            rows += await database.ReadAsync(table.CountAsync, cancellationToken).ConfigureAwait(false);
        return rows;
    }
}
