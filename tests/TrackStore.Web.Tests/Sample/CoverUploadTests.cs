using Microsoft.AspNetCore.Components.Forms;
using TrackStore.Sample.Web.Components.Details;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Web.Tests.Sample;

public sealed class CoverUploadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StoreAsync_Picture_IsShownAsTheUsersOwn()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        Track track = await AddTrackAsync(sample);

        await CoverUpload.StoreAsync(sample.Get<IImageRepository>(), new BrowserFile(Pictures.Jpeg()), track.Id, Cancel);

        ArtworkExplanation artwork = await sample.Get<IArtworkSelector>()
            .ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        Assert.Equal(Sources.User, artwork.Shown?.Source);
    }

    [Fact]
    public async Task StoreAsync_LargerThanTheCap_IsRefusedBeforeAnythingIsRead()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        Track track = await AddTrackAsync(sample);
        var file = new BrowserFile([]) { Size = CoverUpload.MaxBytes + 1 };

        await Assert.ThrowsAsync<IOException>(() => CoverUpload.StoreAsync(sample.Get<IImageRepository>(), file, track.Id, Cancel));

        Assert.Null(file.Cap);
    }

    [Fact]
    public async Task StoreAsync_WhateverTheBrowserSays_ReadsNoMoreThanTheCap()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        Track track = await AddTrackAsync(sample);
        var file = new BrowserFile(Pictures.Jpeg());

        await CoverUpload.StoreAsync(sample.Get<IImageRepository>(), file, track.Id, Cancel);

        Assert.Equal(CoverUpload.MaxBytes, file.Cap);
    }

    [Fact]
    public async Task StoreAsync_NoPicture_IsRefused()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        Track track = await AddTrackAsync(sample);

        await Assert.ThrowsAsync<ImageRejectedException>(
            () => CoverUpload.StoreAsync(
                sample.Get<IImageRepository>(), new BrowserFile("<svg onload=alert(1)>"u8.ToArray()), track.Id, Cancel));
    }

    private static Task<Track> AddTrackAsync(SampleHost sample)
        => sample.Get<ITrackRepository>().AddAsync(new NewTrack { Title = "Undertow", Artist = "Harbour Kids" }, Cancel);

    private sealed class BrowserFile(byte[] content) : IBrowserFile
    {
        public string Name => "cover";

        public DateTimeOffset LastModified => default;

        public long Size { get; init; } = content.Length;

        public string ContentType => "image/jpeg";

        /// <summary>Gets the most bytes that the reader wanted, or null when it read nothing.</summary>
        public long? Cap { get; private set; }

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default)
        {
            Cap = maxAllowedSize;
            return new MemoryStream(content);
        }
    }
}
