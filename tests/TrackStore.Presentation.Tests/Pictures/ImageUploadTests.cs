using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;
using TestPictures = TrackStore.Tests.Fixtures.Pictures;

namespace TrackStore.Presentation.Tests.Pictures;

public sealed class ImageUploadTests : PanelTest
{
    private static readonly byte[] Placeholder = TestPictures.Jpeg(99, 50, 50);

    private readonly Interceptor<IImageRepository> _images;
    private readonly SwitchableProcessor _processor;

    public ImageUploadTests()
        : this(new Interceptor<IImageRepository>(), new SwitchableProcessor())
    {
    }

    private ImageUploadTests(Interceptor<IImageRepository> images, SwitchableProcessor processor)
        : base(
            configure: store => store.ConfigureArtwork(artwork =>
            {
                artwork.KeepOriginals = true;
                artwork.MaxBytes = 2_000_000;
                artwork.MaxPixels = 1_000_000;
                artwork.PlaceholderHashes = [Convert.ToHexString(SHA256.HashData(Placeholder))];
            }),
            replace: services =>
            {
                processor.Register(services);
                images.Register(services);
            })
        => (_images, _processor) = (images, processor);

    public static TheoryData<byte[], ImageRejection, string> Refused => new()
    {
        { [], ImageRejection.Empty, "This file is empty. Choose another one." },
        { "no picture"u8.ToArray(), ImageRejection.UnsupportedFormat, "This is not a picture that can be used. Choose a JPEG, PNG, WebP, GIF or AVIF." },
        { TestPictures.Jpeg()[..600], ImageRejection.Damaged, "This picture is damaged. Get it again, or save it anew with a picture editor." },
        { TestPictures.Jpeg(1, 1001, 1000), ImageRejection.TooManyPixels, "This picture has too many pixels. Make it smaller and try again." },
        { Placeholder, ImageRejection.KnownPlaceholder, "This picture only stands for a missing cover, so it is not used." },
    };

    [Fact]
    public async Task UploadAsync_Picture_IsShownAndUndone()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        var fractions = new List<double>();
        subject.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(subject.UploadFraction))
                fractions.Add(subject.UploadFraction);
        };

        Assert.True(await UploadAsync(subject, TestPictures.Jpeg(1, 700, 700)));

        Assert.Equal(("Your picture is shown.", "You", false, null), (subject.Message, subject.Shown!.SourceName, subject.IsUploading, subject.UploadError));
        Assert.Equal(("Shown, because you chose it", true), (subject.Shown.Reason, subject.Shown.CanRerender));
        Assert.Equal(HistoryKind.ArtworkAdded, subject.MessageChange!.Kind);
        Assert.Equal(1, fractions.LastOrDefault());
        await Get<IChangeHistory>().UndoAsync(subject.MessageChange.Id, Cancel);
        await AdvanceUntilAsync(subject, () => subject.Candidates.Count == 0);
    }

    [Fact]
    public async Task UploadAsync_SecondPicture_SaysThatItTookThePlaceOfTheFirstWhichUndoBringsBack()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        await UploadAsync(subject, TestPictures.Jpeg(1, 700, 700));
        ArtworkKey first = subject.Shown!.Picture.ArtworkKey;

        Assert.True(await UploadAsync(subject, TestPictures.Jpeg(2, 700, 700)));

        Assert.Equal(("Your picture replaces the one you added before.", 1), (subject.Message, subject.Candidates.Count));
        Assert.NotEqual(first, subject.Shown.Picture.ArtworkKey);
        await Get<IChangeHistory>().UndoAsync(subject.MessageChange!.Id, Cancel);
        await AdvanceUntilAsync(subject, () => subject.Shown?.Picture.ArtworkKey == first);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task UploadAsync_RefusedPicture_SaysWhyInPlainWords(byte[] picture, ImageRejection rejection, string message)
    {
        ImageSubjectViewModel subject = await SelectAsync();

        Assert.False(await UploadAsync(subject, picture));

        Assert.Equal(rejection, Assert.IsType<ImageRejectedException>(subject.UploadError?.Exception).Rejection);
        Assert.Equal((message, false, 0, null), (subject.UploadError.Message, subject.IsUploading, subject.Candidates.Count, subject.Error));
        Assert.True(await UploadAsync(subject, TestPictures.Jpeg()));
        Assert.Null(subject.UploadError);
    }

    [Fact]
    public async Task UploadAsync_TooLarge_IsRefusedBeforeItIsOpened()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        bool isOpened = false;

        bool isStored = await subject.UploadAsync(20_000_001, Open, Cancel);

        Assert.Equal((false, false), (isStored, isOpened));
        Assert.Equal(ImageRejection.TooManyBytes, Assert.IsType<ImageRejectedException>(subject.UploadError?.Exception).Rejection);
        Assert.Equal("This file has 20 MB; the limit is 20 MB. Choose a smaller picture.", subject.UploadError.Message);
        Assert.Equal(0, _images.Count(nameof(IImageRepository.ResizeAndStoreImageAsync)));

        Stream Open()
        {
            isOpened = true;
            return Stream.Null;
        }
    }

    [Fact]
    public async Task UploadAsync_MoreBytesThanTheStoreTakes_IsRefused()
    {
        ImageSubjectViewModel subject = await SelectAsync();

        Assert.False(await UploadAsync(subject, [.. TestPictures.Jpeg(), .. new byte[2_000_000]]));

        Assert.Equal(ImageRejection.TooManyBytes, Assert.IsType<ImageRejectedException>(subject.UploadError?.Exception).Rejection);
    }

    [Fact]
    public async Task UploadAsync_SameBytesAgain_SaysSoAndChangesNothing()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        await UploadAsync(subject, TestPictures.Jpeg());
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await UploadAsync(subject, TestPictures.Jpeg()));

        Assert.Equal(("This picture is shown already.", null, 1), (subject.Message, subject.MessageChange, subject.Candidates.Count));
        Assert.Single(await Get<IChangeHistory>().ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task UploadAsync_SameBytesAgainAfterTheyWereRefused_AreShown()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        await UploadAsync(subject, TestPictures.Jpeg());
        await subject.RefuseAsync(subject.Shown!, Cancel);

        Assert.True(await UploadAsync(subject, TestPictures.Jpeg()));

        Assert.Equal(("Your picture is shown.", true, 1), (subject.Message, subject.Shown is not null, subject.Candidates.Count));
        Assert.NotNull(subject.MessageChange);
    }

    [Fact]
    public async Task UploadAsync_BytesOfAnotherSource_IsTheUsersOwnAndStoredOnce()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        await Get<IImageRepository>().ResizeAndStoreImageAsync(
            TestPictures.Jpeg(), subject.Owner!.Value.TrackId, source: "spotify", cancellationToken: Cancel);

        Assert.True(await UploadAsync(subject, TestPictures.Jpeg()));

        Assert.Equal(("Your picture is shown.", 2), (subject.Message, subject.Candidates.Count));
        Assert.Single(subject.Candidates.Select(candidate => candidate.Picture.ArtworkId).Distinct());
    }

    [Fact]
    public async Task UploadAsync_SubjectIsDeletedMeanwhile_SaysThatItIsGone()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        _images.Before = async (method, _) =>
        {
            if (method == nameof(IImageRepository.ResizeAndStoreImageAsync))
                await Tracks.DeleteAsync(subject.Owner!.Value.Id, Cancel);
        };

        Assert.False(await UploadAsync(subject, TestPictures.Jpeg()));

        Assert.Equal((TrackStoreErrorCodes.TrackNotFound, ImageSubjectState.Gone), (subject.UploadError?.Code, subject.State));
        Assert.Equal(HistoryKind.TracksDeleted, subject.LastChange?.Kind);
    }

    [Fact]
    public async Task UploadAsync_NativePartIsMissing_SaysSoAndKeepsThePictures()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        await UploadAsync(subject, TestPictures.Jpeg(1));
        _processor.IsMissing = true;

        Assert.False(await UploadAsync(subject, TestPictures.Jpeg(2)));

        Assert.Equal((TrackStoreErrorCodes.ImageProcessorUnavailable, "The native library is missing."), (subject.UploadError?.Code, subject.UploadError?.Message));
        Assert.Equal((ImageSubjectState.Shown, 1), (subject.State, subject.Candidates.Count));
        Assert.False(await subject.RerenderAsync(subject.Shown!, Cancel));
        Assert.Equal(TrackStoreErrorCodes.ImageProcessorUnavailable, subject.Error?.Code);
    }

    [Fact]
    public async Task UploadAsync_StreamBreaks_SaysThatItDidNotArrive()
    {
        ImageSubjectViewModel subject = await SelectAsync();

        Assert.False(await subject.UploadAsync(100, static () => throw new IOException("The circuit is gone."), Cancel));

        Assert.Equal(("The picture did not arrive completely. Try again.", false), (subject.UploadError?.Message, subject.IsUploading));
    }

    [Fact]
    public async Task UploadAsync_WhileAnotherIsStored_SaysSo()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        var gate = new Gate();
        _images.Before = (method, _) => method == nameof(IImageRepository.ResizeAndStoreImageAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task<bool> first = UploadAsync(subject, TestPictures.Jpeg(1));
        await gate.Reached;

        Assert.True(subject.IsUploading);
        Assert.False(await UploadAsync(subject, TestPictures.Jpeg(2)));
        Assert.Equal("Another picture is being stored. Try again when it is done.", subject.Message);
        gate.Open();

        Assert.True(await first);
        Assert.Equal(1, _images.Count(nameof(IImageRepository.ResizeAndStoreImageAsync)));
    }

    [Fact]
    public async Task UploadAsync_AnotherIsSelectedMeanwhile_IsStoredAndSaysNothingAboutTheOther()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        ArtworkOwner first = subject.Owner!.Value;
        Track other = await Tracks.AddAsync(new NewTrack { Title = "Other", Artist = "Artist" }, Cancel);
        var gate = new Gate();
        _images.Before = (method, _) => method == nameof(IImageRepository.ResizeAndStoreImageAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task<bool> upload = UploadAsync(subject, TestPictures.Jpeg());
        await gate.Reached;

        await subject.SelectAsync(ArtworkOwner.Track(other.Id), Cancel);
        bool isOthersUploading = subject.IsUploading;
        bool isOthersStored = await UploadAsync(subject, TestPictures.Jpeg(2));
        string? message = subject.Message;
        await subject.SelectAsync(first, Cancel);
        bool isUploading = subject.IsUploading;
        await subject.SelectAsync(ArtworkOwner.Track(other.Id), Cancel);
        gate.Open();

        Assert.Equal((false, false, "Another picture is being stored. Try again when it is done.", true), (isOthersUploading, isOthersStored, message, isUploading));
        Assert.True(await upload);
        Assert.Equal(("Other", null, 0), (subject.Title, subject.Message, subject.Candidates.Count));
        Assert.Equal(Sources.User, (await Get<IArtworkSelector>().ExplainArtworkAsync(first, cancellationToken: Cancel)).Shown?.Source);
    }

    [Fact]
    public async Task UploadAsync_RefusedAfterAnotherIsSelected_NamesTheOneThatItWasFor()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        Track other = await Tracks.AddAsync(new NewTrack { Title = "Other", Artist = "Artist" }, Cancel);
        var gate = new Gate();
        _images.Before = (method, _) => method == nameof(IImageRepository.ResizeAndStoreImageAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task<bool> upload = UploadAsync(subject, []);
        await gate.Reached;

        await subject.SelectAsync(ArtworkOwner.Track(other.Id), Cancel);
        gate.Open();

        Assert.False(await upload);
        Assert.Equal(("Title: This file is empty. Choose another one.", null), (subject.Message, subject.UploadError));
    }

    [Fact]
    public async Task RerenderAsync_CurrentPicture_SaysThatItIsUpToDate()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        await UploadAsync(subject, TestPictures.Jpeg());

        Assert.True(await subject.RerenderAsync(subject.Shown!, Cancel));
        Assert.Equal("The renditions are up to date.", subject.Message);

        _processor.Identity = "another version";
        ArtworkKey before = subject.Shown!.Picture.ArtworkKey;
        Assert.True(await subject.RerenderAsync(subject.Shown, Cancel));
        Assert.Equal("The picture was rendered again.", subject.Message);
        Assert.NotEqual(before, subject.Shown!.Picture.ArtworkKey);
    }

    [Fact]
    public async Task RerenderAsync_MissingRenditions_AreShownAsMissingAndRendered()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        await UploadAsync(subject, TestPictures.Jpeg());
        long bytes = subject.Shown!.RenditionBytes;
        await using (var connection = new SqliteConnection($"Data Source={LibraryFile}"))
        {
            await connection.OpenAsync(Cancel);
            await using SqliteCommand delete = connection.CreateCommand();
            delete.CommandText = "DELETE FROM images WHERE size IN ('large', 'small')";
            await delete.ExecuteNonQueryAsync(Cancel);
        }

        await subject.RefreshAsync(Cancel);
        Assert.True(subject.Shown!.IsIncomplete);
        Assert.Equal(
            [ImageSize.Small, ImageSize.Large],
            subject.Shown.Renditions.Where(rendition => rendition.Image is null).Select(rendition => rendition.Size));
        Assert.True(await subject.RerenderAsync(subject.Shown, Cancel));

        Assert.Equal((false, bytes, "The picture was rendered again."), (subject.Shown!.IsIncomplete, subject.Shown.RenditionBytes, subject.Message));
    }

    [Fact]
    public async Task DisposeAsync_WhileAPictureArrives_StoresNothing()
    {
        ImageSubjectViewModel subject = await SelectAsync();
        var gate = new Gate();
        Task<bool> upload = subject.UploadAsync(100, () => new WaitingStream(gate), Cancel);
        await gate.Reached;

        await Ui.CallAsync(() => subject.DisposeAsync().AsTask());

        Assert.False(await upload);
        Assert.Null(subject.UploadError);
        gate.Open();
    }

    private static Task<bool> UploadAsync(ImageSubjectViewModel subject, byte[] picture)
        => subject.UploadAsync(picture.Length, () => new MemoryStream(picture), Cancel);

    private async Task<ImageSubjectViewModel> SelectAsync()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist" }, Cancel);
        ImageSubjectViewModel subject = await CreateAsync(panels => panels.CreateImageSubject());
        await subject.SelectAsync(ArtworkOwner.Track(track.Id), Cancel);
        return subject;
    }

    private sealed class WaitingStream(Gate gate) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await gate.PassAsync().WaitAsync(cancellationToken);
            return 0;
        }
    }
}
