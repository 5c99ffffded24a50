namespace TrackStore.Tests.Merging;

/// <summary>The search through the whole library finds what sources brought in other spellings.</summary>
public sealed class DuplicateScanTests : MergingTest
{
    [Fact]
    public async Task ScanAsync_TracksOfOneRecording_AreFoundByEachKey()
    {
        // Edits bring tracks together that were different when they came.
        Track title = await EditedAsync("Harbour Lights", "Harbour Lights");
        Track spelling = await EditedAsync("Evening Cathedral Bells", "Evening Cathedral Bels");
        Track code = await EditedAsync("Glow", "Shine", "DEX010900001");
        Track reading = await EditedAsync("Signal (Over the Bay)", "Signal");
        await Duplicates.ScanAsync(cancellationToken: Cancel);

        IReadOnlyList<DuplicatePair> pairs = await Duplicates.ListAsync(cancellationToken: Cancel);

        Assert.Equal(
            new[] { title.Id, spelling.Id, code.Id, reading.Id }.Order(),
            pairs.Select(pair => pair.First.TrackId).Order());
    }

    [Fact]
    public async Task ScanAsync_AgainAfterAnEdit_TakesOutdatedPairsOffTheList()
    {
        Track first = await AddAsync("Harbour");
        await AddAsync("Harbour");
        DuplicateScan before = await Duplicates.ScanAsync(cancellationToken: Cancel);
        await Tracks.UpdateAsync(first.Id, new TrackUpdate { Title = "Something Else" }, Cancel);

        DuplicateScan after = await Duplicates.ScanAsync(cancellationToken: Cancel);

        Assert.Equal((1, 0, 0, 0), (before.Same, before.ToDecide, before.New, before.Outdated));
        Assert.Equal((0, 0, 0, 1), (after.Same, after.ToDecide, after.New, after.Outdated));
        Assert.Empty(await Duplicates.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task ScanAsync_NumbersOnOneAlbumDiffer_AsksAsASyncDoes()
    {
        await AddAsync("Interlude", track => track with { Album = "Harbour", TrackNumber = 3 });
        await AddAsync("Interlude", track => track with { Album = "Harbour", TrackNumber = 9 });
        IdentityDecision[] before = [.. (await Duplicates.ListAsync(cancellationToken: Cancel)).Select(pair => pair.Decision)];

        await Duplicates.ScanAsync(cancellationToken: Cancel);

        Assert.Equal(before, (await Duplicates.ListAsync(cancellationToken: Cancel)).Select(pair => pair.Decision));
        Assert.DoesNotContain(IdentityDecision.Same, before);
    }

    [Fact]
    public async Task ScanAsync_Canceled_Ends()
    {
        await AddAsync("Harbour");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Duplicates.ScanAsync(cancellationToken: new CancellationToken(canceled: true)));
    }

    private async Task<Track> EditedAsync(string first, string second, string? isrc = null)
    {
        Track stored = await AddAsync(first, track => track with { Isrc = isrc });
        Track other = await AddAsync("Not Yet " + Guid.NewGuid(), track => track with { Artist = "Nobody" });
        await Tracks.UpdateAsync(other.Id, new TrackUpdate { Title = second, Artist = "Lena Brandt", Isrc = isrc is null ? default : new(isrc) }, Cancel);
        return stored;
    }
}
