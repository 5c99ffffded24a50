using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.History;

/// <summary>The history forgets old changes, and keeps the pictures of the others.</summary>
public sealed class HistoryRetentionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeleteImagesAsync_ChangeIsKept_KeepsThePictureUntilItIsForgotten()
    {
        await using var library = new TestLibrary(store => store.Configure(options => options.HistoryEntries = 16));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 64, 64), trackId: track.Id, cancellationToken: Cancel);

        await library.Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);
        await SweepAsync();
        long kept = library.Count("artworks");
        for (int i = 0; i < 17; i++)
            await library.Tags.DefineTagAsync($"tag {i}", null, null, Cancel);

        await SweepAsync();
        Assert.Equal((1, 0), (kept, library.Count("artworks")));
        Assert.Equal((16, 16, 0), (library.Count("change_history"), library.Count("change_history_parts"), library.Count("change_history_artworks")));

        Task<ArtworkSweepResult> SweepAsync()
            => library.Services.GetRequiredService<IArtworkMaintenance>().SweepAsync(TimeSpan.Zero, cancellationToken: Cancel);
    }

    [Fact]
    public async Task InitializeAsync_ChangesAreTooOld_ForgetsThem()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("library.db");
        await using (var library = new TestLibrary(file: file))
        {
            await library.Tags.DefineTagAsync("one", null, null, Cancel);
            Assert.Equal(1, library.Count("change_history"));
            library.Sql("UPDATE change_history SET created_at = '2025-11-01 12:00:00'");
        }

        await using var later = new TestLibrary(file: file);
        await later.Database.InitializeAsync(Cancel);

        Assert.Equal((0, 0), (later.Count("change_history"), later.Count("change_history_parts")));
    }

    [Theory]
    [InlineData(16, 1_000_000, 16)]
    [InlineData(1_000, 0, 1)]
    public async Task InitializeAsync_OptionsWereLowered_ForgetsTheOldest(int entries, long bytes, int kept)
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("library.db");
        await using (var library = new TestLibrary(file: file))
        {
            for (int i = 0; i < 20; i++)
                await library.Tags.DefineTagAsync($"tag {i}", null, null, Cancel);
            Assert.Equal(20, library.Count("change_history"));
        }

        await using var later = new TestLibrary(store => store.Configure(options => (options.HistoryEntries, options.HistoryBytes) = (entries, bytes)), file);
        await later.Database.InitializeAsync(Cancel);

        Assert.Equal((kept, kept), (later.Count("change_history"), later.Count("change_history_parts")));
        Assert.Contains("tag 19", (await later.Services.GetRequiredService<IChangeHistory>().ListAsync(cancellationToken: Cancel))[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HistoryBytes_TooMany_ForgetsTheOldestButNeverTheLatest()
    {
        await using var library = new TestLibrary(store => store.Configure(options => (options.HistoryBytes, options.HistoryEntries) = (0, 16)));

        await library.Tags.DefineTagAsync("one", null, null, Cancel);
        await library.Tags.DefineTagAsync("two", null, null, Cancel);

        Assert.Equal(1, library.Count("change_history"));
    }

    [Fact]
    public async Task HistoryAge_Zero_KeepsNothing()
    {
        await using var library = new TestLibrary(store => store.Configure(options => options.HistoryAge = TimeSpan.Zero));

        await library.Tags.DefineTagAsync("one", null, null, Cancel);

        Assert.Equal((0, 0), (library.Count("change_history"), library.Count("change_history_parts")));
    }
}
