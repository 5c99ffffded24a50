using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>The library's file gives back what a sweep has freed.</summary>
public sealed class CompactionTests : LibraryTest
{
    [Fact]
    public async Task CompactAsync_AfterASweep_ShrinksTheFile()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        for (int i = 0; i < 60; i++)
            await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(i), track.Id, cancellationToken: Cancel);
        await Library.SweepAsync(Cancel);
        StorageReport before = await Library.Database.GetStorageAsync(Cancel);
        int steps = 0;

        CompactionResult result = await Library.Database.CompactAsync(new Counter(() => steps++), Cancel);

        StorageReport after = await Library.Database.GetStorageAsync(Cancel);
        Assert.True(result.IsSupported);
        Assert.True(before.FreeBytes > 500_000, $"{before.FreeBytes} bytes were free.");
        Assert.Equal(0L, after.FreeBytes);
        Assert.True(after.DatabaseBytes <= before.DatabaseBytes - before.FreeBytes);
        Assert.Equal((before.DatabaseBytes, after.DatabaseBytes), (result.BytesBefore, result.BytesAfter));
        Assert.True(steps > 0);
        Assert.Equal(after.DatabaseBytes, new FileInfo(Library.File).Length);
        Assert.Equal("ok", Library.Sql("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task GetStorageAsync_FullTextTableOfAnother_IsNotTheSearchIndex()
    {
        await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        StorageReport own = await Library.Database.GetStorageAsync(Cancel);
        Library.Sql("CREATE VIRTUAL TABLE notes_search USING fts5(text)");
        Library.Sql("DROP TABLE tracks_search");

        StorageReport without = await Library.Database.GetStorageAsync(Cancel);

        Assert.True(own.SearchBytes > 0);
        Assert.Null(without.SearchBytes);
    }

    private sealed class Counter(Action count) : IProgress<CompactionResult>
    {
        public void Report(CompactionResult value) => count();
    }
}
