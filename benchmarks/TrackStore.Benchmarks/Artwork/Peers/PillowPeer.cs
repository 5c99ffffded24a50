using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>
/// Pillow as in <c>pillow_renditions.py</c>, in one process for all pictures. The process times its own work, so that neither its start nor the pipes
/// count.
/// </summary>
internal sealed class PillowPeer : IRenditionPeer
{
    private const string Script = "pillow_renditions.py";

    // The first on the path may be another than the system's, which the system's packages belong to.
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3", "python"];

    private readonly Process _process;

    private PillowPeer(Process process) => _process = process;

    public string Name => "Pillow, copy and thumbnail";

    public bool KeepsFormat => true;

    public WorkTime? Own { get; private set; }

    /// <summary>Starts the process.</summary>
    /// <returns>The peer, or null when there is no Python with Pillow.</returns>
    public static PillowPeer? TryStart()
    {
        foreach (string interpreter in Interpreters)
        {
            var start = new ProcessStartInfo(interpreter, [Path.Combine(AppContext.BaseDirectory, Script)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            try
            {
                Process process = Process.Start(start)!;

                // It says that it is ready, or ends for want of Pillow.
                if (ReadLine(process.StandardOutput.BaseStream) == "ready")
                {
                    process.BeginErrorReadLine();
                    return new PillowPeer(process);
                }

                process.Dispose();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such interpreter.
            }
        }

        return null;
    }

    public async Task<IReadOnlyList<Rendition>> MakeAsync(ImageSource original, RenditionProfile profile)
    {
        Stream input = _process.StandardInput.BaseStream;
        string sides = string.Join(' ', profile.Renditions.Select(spec => spec.LongestSide));
        await input.WriteAsync(Encoding.ASCII.GetBytes($"{original.Data.Length} {sides}\n"));
        await input.WriteAsync(original.Data);
        await input.FlushAsync();

        Stream output = _process.StandardOutput.BaseStream;
        long[] times = ReadNumbers(output);
        Own = new WorkTime(TimeSpan.FromTicks(times[0] / TimeSpan.NanosecondsPerTick), TimeSpan.FromTicks(times[1] / TimeSpan.NanosecondsPerTick));
        var renditions = new Rendition[profile.Renditions.Count];
        for (int i = 0; i < renditions.Length; i++)
        {
            long[] picture = ReadNumbers(output);
            byte[] data = new byte[picture[2]];
            await output.ReadExactlyAsync(data);
            renditions[i] = new Rendition
            {
                Size = profile.Renditions[i].Size,
                MimeType = MimeTypeOf(original.Format),
                Width = (int)picture[0],
                Height = (int)picture[1],
                Data = data,
            };
        }

        return renditions;
    }

    public void Dispose()
    {
        // The end of its input ends the process.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string MimeTypeOf(ImageFormat format) => format switch
    {
        ImageFormat.Png => "image/png",
        ImageFormat.WebP => "image/webp",
        _ => "image/jpeg",
    };

    private static long[] ReadNumbers(Stream output)
        => [.. ReadLine(output).Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];

    // Bytes follow the lines, so that no reader of text may take more than its line.
    private static string ReadLine(Stream output)
    {
        var line = new StringBuilder();
        for (int next = output.ReadByte(); next is not (-1 or '\n'); next = output.ReadByte())
            line.Append((char)next);
        return line.ToString().TrimEnd('\r');
    }
}
