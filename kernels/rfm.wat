;; The three loops of RFM over all customers: count every value, gather amounts near a quartile, band every customer. Assembled by `npm run kernel`.
;;
;; Columns lie one after another in a memory of their own: recency in days and frequency as 16-bit numbers, monetary as
;; 64-bit floats, none of them negative. The counters stand at the beginning, 32 bits each:
;;        0  65,536 of recency, one for each value
;;   262144  65,536 of frequency, four times, one of them for every fourth customer: most have bought once or twice, and
;;           a counter that has just been written would have to be waited for
;;  1310720  16,384 of monetary, 256 for each doubling from 2^-10 to 2^54: by the exponent and the first 8 bits of the fraction
(module
  (import "columns" "memory" (memory 1))

  ;; Four customers at a time, also beyond the last one: those rows must hold the most that there is, so that they stand above
  ;; every quartile. Calls are not inlined, so there are none here.
  (func (export "count") (param $recency i32) (param $frequency i32) (param $monetary i32) (param $customers i32)
    (local $end i32) (local $at i32) (local $r v128) (local $f v128) (local $m v128)
    (local.set $end (i32.add (local.get $recency) (i32.shl (local.get $customers) (i32.const 1))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $recency) (local.get $end)))
        (local.set $r (i32x4.shl (v128.load16x4_u (local.get $recency)) (i32.const 2)))
        (local.set $f
          (i32x4.add
            (i32x4.shl (v128.load16x4_u (local.get $frequency)) (i32.const 2))
            (v128.const i32x4 0 262144 524288 786432)))
        ;; The first 20 bits of each amount, less those of 2^-10: (1023 - 10) * 256.
        (local.set $m
          (i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31
            (v128.load (local.get $monetary))
            (v128.load offset=16 (local.get $monetary))))
        (local.set $m
          (i32x4.sub (i32x4.shr_u (local.get $m) (i32.const 12)) (v128.const i32x4 259328 259328 259328 259328)))
        (local.set $m (i32x4.max_s (local.get $m) (v128.const i32x4 0 0 0 0)))
        (local.set $m (i32x4.min_s (local.get $m) (v128.const i32x4 16383 16383 16383 16383)))
        (local.set $m (i32x4.shl (local.get $m) (i32.const 2)))

        (local.set $at (i32x4.extract_lane 0 (local.get $r)))
        (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 1 (local.get $r)))
        (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 2 (local.get $r)))
        (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 3 (local.get $r)))
        (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 0 (local.get $f)))
        (i32.store offset=262144 (local.get $at) (i32.add (i32.load offset=262144 (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 1 (local.get $f)))
        (i32.store offset=262144 (local.get $at) (i32.add (i32.load offset=262144 (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 2 (local.get $f)))
        (i32.store offset=262144 (local.get $at) (i32.add (i32.load offset=262144 (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 3 (local.get $f)))
        (i32.store offset=262144 (local.get $at) (i32.add (i32.load offset=262144 (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 0 (local.get $m)))
        (i32.store offset=1310720 (local.get $at) (i32.add (i32.load offset=1310720 (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 1 (local.get $m)))
        (i32.store offset=1310720 (local.get $at) (i32.add (i32.load offset=1310720 (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 2 (local.get $m)))
        (i32.store offset=1310720 (local.get $at) (i32.add (i32.load offset=1310720 (local.get $at)) (i32.const 1)))
        (local.set $at (i32x4.extract_lane 3 (local.get $m)))
        (i32.store offset=1310720 (local.get $at) (i32.add (i32.load offset=1310720 (local.get $at)) (i32.const 1)))

        (local.set $recency (i32.add (local.get $recency) (i32.const 8)))
        (local.set $frequency (i32.add (local.get $frequency) (i32.const 8)))
        (local.set $monetary (i32.add (local.get $monetary) (i32.const 32)))
        (br $next))))

  ;; Puts the amounts of two ranges, each from $low up to but not including $high, at $to. Where the customers are odd the row
  ;; behind the last one must be negative. Gives how many they are.
  (func (export "gather") (param $monetary i32) (param $customers i32) (param $low1 f64) (param $high1 f64) (param $low2 f64) (param $high2 f64) (param $to i32) (result i32)
    (local $end i32) (local $from i32) (local $two v128) (local $inside v128)
    (local.set $from (local.get $to))
    (local.set $end (i32.add (local.get $monetary) (i32.shl (local.get $customers) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $monetary) (local.get $end)))
        (local.set $two (v128.load (local.get $monetary)))
        (local.set $inside
          (v128.or
            (v128.and
              (f64x2.ge (local.get $two) (f64x2.splat (local.get $low1)))
              (f64x2.lt (local.get $two) (f64x2.splat (local.get $high1))))
            (v128.and
              (f64x2.ge (local.get $two) (f64x2.splat (local.get $low2)))
              (f64x2.lt (local.get $two) (f64x2.splat (local.get $high2))))))
        (if (v128.any_true (local.get $inside))
          (then
            (f64.store (local.get $to) (f64x2.extract_lane 0 (local.get $two)))
            (local.set $to (i32.sub (local.get $to) (i32.shl (i32.wrap_i64 (i64x2.extract_lane 0 (local.get $inside))) (i32.const 3))))
            (f64.store (local.get $to) (f64x2.extract_lane 1 (local.get $two)))
            (local.set $to (i32.sub (local.get $to) (i32.shl (i32.wrap_i64 (i64x2.extract_lane 1 (local.get $inside))) (i32.const 3))))))
        (local.set $monetary (i32.add (local.get $monetary) (i32.const 16)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $to) (local.get $from)) (i32.const 3)))

  ;; Eight customers at a time, also beyond the last one. A comparison that holds is -1 here.
  (func (export "band")
    (param $recency i32) (param $frequency i32) (param $monetary i32) (param $cells i32) (param $customers i32)
    (param $r25 i32) (param $r75 i32) (param $f25 i32) (param $f75 i32) (param $m25 f64) (param $m75 f64)
    (local $end i32) (local $r v128) (local $f v128) (local $m v128)
    (local.set $end (i32.add (local.get $cells) (local.get $customers)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $cells) (local.get $end)))
        (local.set $r (v128.load (local.get $recency)))
        (local.set $f (v128.load (local.get $frequency)))
        (local.set $m
          (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
            (i8x16.shuffle 0 1 8 9 16 17 24 25 0 1 8 9 16 17 24 25
              (call $over (v128.load (local.get $monetary)) (local.get $m25) (local.get $m75))
              (call $over (v128.load offset=16 (local.get $monetary)) (local.get $m25) (local.get $m75)))
            (i8x16.shuffle 0 1 8 9 16 17 24 25 0 1 8 9 16 17 24 25
              (call $over (v128.load offset=32 (local.get $monetary)) (local.get $m25) (local.get $m75))
              (call $over (v128.load offset=48 (local.get $monetary)) (local.get $m25) (local.get $m75)))))
        (local.set $r
          (i16x8.mul
            (i16x8.splat (i32.const 9))
            (i16x8.add
              (i16x8.gt_u (local.get $r) (i16x8.splat (local.get $r25)))
              (i16x8.gt_u (local.get $r) (i16x8.splat (local.get $r75))))))
        (local.set $f
          (i16x8.mul
            (i16x8.splat (i32.const 3))
            (i16x8.add
              (i16x8.gt_u (local.get $f) (i16x8.splat (local.get $f25)))
              (i16x8.gt_u (local.get $f) (i16x8.splat (local.get $f75))))))
        (local.set $r (i16x8.neg (i16x8.add (i16x8.add (local.get $r) (local.get $f)) (local.get $m))))
        (v128.store64_lane 0 (local.get $cells) (i8x16.narrow_i16x8_u (local.get $r) (local.get $r)))
        (local.set $recency (i32.add (local.get $recency) (i32.const 16)))
        (local.set $frequency (i32.add (local.get $frequency) (i32.const 16)))
        (local.set $monetary (i32.add (local.get $monetary) (i32.const 64)))
        (local.set $cells (i32.add (local.get $cells) (i32.const 8)))
        (br $next))))

  ;; How many of two boundaries each of two amounts lies over, negative, in the low bits of each half.
  (func $over (param $two v128) (param $m25 f64) (param $m75 f64) (result v128)
    (i64x2.add
      (f64x2.gt (local.get $two) (f64x2.splat (local.get $m25)))
      (f64x2.gt (local.get $two) (f64x2.splat (local.get $m75))))))
