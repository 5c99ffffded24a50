namespace TrackStore.Sample;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command failed, or there was nothing for it to do.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>128 plus the number of the interrupt signal, as shells do.</summary>
    public const int Cancelled = 130;
}
