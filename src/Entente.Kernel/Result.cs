namespace Entente.Kernel;

/// <summary>
/// The outcome of something a user asked for: either a value or the <see cref="Problem"/> that explains the refusal.
/// Read it as <c>if (result.Problem is { } refused) return refused;</c> and then use <see cref="Value"/>.
/// </summary>
/// <typeparam name="T">What is there when nothing was refused.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Problem? problem)
    {
        this.value = value;
        Problem = problem;
    }

    /// <summary>Why it was refused; null when it was done.</summary>
    public Problem? Problem { get; }

    /// <summary>What was asked for.</summary>
    /// <exception cref="InvalidOperationException">The ask was refused: look at <see cref="Problem"/> first.</exception>
    public T Value => Problem is null
        ? value!
        : throw new InvalidOperationException($"There is no value: {Problem.Code}.");

    /// <summary>It was done.</summary>
    public static implicit operator Result<T>(T value) => new(value, problem: null);

    /// <summary>It was refused.</summary>
    public static implicit operator Result<T>(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new(default, problem);
    }
}

/// <summary>The value of an ask that has nothing to say beyond "it is done".</summary>
public readonly record struct Done;
