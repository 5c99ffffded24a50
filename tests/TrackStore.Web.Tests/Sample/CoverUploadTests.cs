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
        await using ImageSubjectViewModel subject = await SelectAsync(sample);

        Assert.True(await CoverUpload.StoreAsync(subject, new BrowserFile(Pictures.Jpeg())));

        ArtworkExplanation artwork = await sample.Get<IArtworkSelector>()
            .ExplainArtworkAsync(subject.Owner!.Value, cancellationToken: Cancel);
        Assert.Equal(Sources.User, artwork.Shown?.Source);
    }

    [Fact]
    public async Task StoreAsync_LargerThanTheCap_IsRefusedBeforeAnythingIsRead()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        await using ImageSubjectViewModel subject = await SelectAsync(sample);
        var file = new BrowserFile([]) { Size = CoverUpload.MaxBytes + 1 };

        Assert.False(await CoverUpload.StoreAsync(subject, file));

        Assert.Null(file.Cap);
        Assert.Equal(ImageRejection.TooManyBytes, Assert.IsType<ImageRejectedException>(subject.UploadError?.Exception).Rejection);
    }

    [Fact]
    public async Task StoreAsync_WhateverTheBrowserSays_ReadsNoMoreThanTheCap()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        await using ImageSubjectViewModel subject = await SelectAsync(sample);
        var file = new BrowserFile(Pictures.Jpeg());

        await CoverUpload.StoreAsync(subject, file);

        Assert.Equal(CoverUpload.MaxBytes, file.Cap);
    }

    [Fact]
    public async Task StoreAsync_NoPicture_IsRefused()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        await using ImageSubjectViewModel subject = await SelectAsync(sample);

        Assert.False(await CoverUpload.StoreAsync(subject, new BrowserFile("<svg onload=alert(1)>"u8.ToArray())));

        Assert.Equal(ImageRejection.UnsupportedFormat, Assert.IsType<ImageRejectedException>(subject.UploadError?.Exception).Rejection);
    }

    private static async Task<ImageSubjectViewModel> SelectAsync(SampleHost sample)
    {
        Track track = await sample.Get<ITrackRepository>().AddAsync(new NewTrack { Title = "Undertow", Artist = "Harbour Kids" }, Cancel);
        ImageSubjectViewModel subject = CoverUpload.Create(sample.Get<ViewModelFactory>());
        await subject.SelectAsync(ArtworkOwner.Track(track.Id), Cancel);
        return subject;
    }

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
