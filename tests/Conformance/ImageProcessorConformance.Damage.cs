using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

public abstract partial class ImageProcessorConformance
{
    public static TheoryData<string, double> Truncations
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (string format in new[] { "jpeg", "progressive jpeg", "png", "webp", "lossless webp", "gif" })
            {
                data.Add(format, 0.5);
                data.Add(format, 0.95);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Truncations))]
    public async Task ProcessAsync_TruncatedData_IsRefusedAsDamaged(string format, double part)
    {
        using VipsImage picture = TestPicture.Noisy(900, 700);
        byte[] whole = picture.Encode(format);

        ImageRejectedException exception = await RejectAsync(whole[..(int)(whole.Length * part)]);

        Assert.Equal(ImageRejection.Damaged, exception.Rejection);
        Assert.Contains(FormatOf(whole).ToString(), exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ProcessAsync_PngWithMissingPixels_IsRefusedAsDamaged(bool interlaced)
    {
        using VipsImage picture = TestPicture.Noisy(900, 700);

        ImageRejectedException exception = await RejectAsync(ForgedPicture.WithMissingPixels(picture.PngsaveBuffer(interlace: interlaced)));

        Assert.Equal(ImageRejection.Damaged, exception.Rejection);
    }

    [Fact]
    public async Task ProcessAsync_AfterAnotherFailure_TellsNothingOfIt()
    {
        using VipsImage picture = TestPicture.Noisy(300, 300);
        byte[] png = picture.ToPng();
        byte[] jpeg = picture.ToJpeg();
        await RejectAsync(png[..(png.Length / 2)]);

        ImageRejectedException exception = await RejectAsync(jpeg[..(jpeg.Length / 2)]);

        Assert.DoesNotContain("png", exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("JPEG", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProcessAsync_OtherFormatThanSaid_IsRefusedAsDamaged()
    {
        using VipsImage picture = TestPicture.Noisy(100, 100);
        var source = new ImageSource { Data = picture.ToPng(), Format = ImageFormat.Jpeg, MaxPixels = MaxPixels };

        var exception = await Assert.ThrowsAsync<ImageRejectedException>(() => ProcessAsync(source));

        Assert.Equal(ImageRejection.Damaged, exception.Rejection);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("gif")]
    public async Task ProcessAsync_MorePixelsThanTheSourceAllows_IsRefused(string format)
    {
        using VipsImage picture = TestPicture.Flat(101, 100, [1, 2, 3]);
        ImageSource source = Admit(picture.Encode(format)) with { MaxPixels = 10_000 };

        var exception = await Assert.ThrowsAsync<ImageRejectedException>(() => ProcessAsync(source));

        Assert.Equal(ImageRejection.TooManyPixels, exception.Rejection);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("progressive jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("gif")]
    public async Task ProcessAsync_SmallFileWithAHugeHeader_IsRefusedByItsPixels(string format)
    {
        using VipsImage picture = TestPicture.Flat(64, 64, [1, 2, 3]);
        byte[] data = ForgedPicture.WithSize(picture.Encode(format), width: 16_000, height: 16_000);

        ImageRejectedException exception = await RejectAsync(data);

        Assert.Equal(ImageRejection.TooManyPixels, exception.Rejection);
    }

    [Theory]
    [InlineData(JpegDamage.OverwrittenScan)]
    [InlineData(JpegDamage.ForgedEnd)]
    public async Task ProcessAsync_DamageThatJpegCannotProve_IsRefusedWhereTheProcessorNoticesIt(JpegDamage damage)
    {
        using VipsImage picture = TestPicture.Noisy(900, 700);
        byte[] data = ForgedPicture.Damage(picture.ToJpeg(), damage);

        bool answered = await AnswerOrRefuseAsync(new ImageSource { Data = data, Format = ImageFormat.Jpeg, MaxPixels = MaxPixels }, damage.ToString());

        Assert.Equal(Notices(damage), !answered);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("progressive jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("lossless webp")]
    [InlineData("gif")]
    public async Task ProcessAsync_FlippedBitsAndCuts_AnswersOrRefuses(string format)
    {
        using VipsImage picture = TestPicture.Noisy(96, 64);
        byte[] whole = picture.Encode(format);
        var random = new Random(20);
        for (int round = 0; round < 80; round++)
        {
            byte[] mutated = round % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int flip = 0; flip < random.Next(4) && mutated.Length > 0; flip++)
                mutated[random.Next(mutated.Length)] ^= (byte)(1 << random.Next(8));

            await AnswerOrRefuseAsync(new ImageSource { Data = mutated, Format = FormatOf(whole), MaxPixels = MaxPixels }, $"round {round}");
        }
    }

    /// <summary>Processes a possibly damaged picture: only four correct renditions or a rejection are allowed.</summary>
    private async Task<bool> AnswerOrRefuseAsync(ImageSource source, string name)
    {
        try
        {
            ProcessedArtwork artwork = await ProcessAsync(source);
            Assert.Equal(4, artwork.Renditions.Count);
            Assert.All(artwork.Renditions, rendition => AssertTrue(rendition, rendition.MimeType));
            return true;
        }
        catch (ImageRejectedException exception)
        {
            Assert.NotEmpty(exception.Message);
            return false;
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{name} ended in {exception.GetType()}", exception);
        }
    }
}
